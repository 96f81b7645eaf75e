package org.stillpoint.availability;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.stillpoint.availability.LanePlaces.Move;
import org.stillpoint.clinic.ClinicPlan;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.RoundTrip;

/**
 * Brings what stands on lanes that an actor has no longer to those that it keeps. While the plan changes nobody takes anything or
 * gives it back. Rows are updated and never written anew: what somebody has stays the same claim.
 */
@ApplicationScoped
class FewerLanes {

    /** Beyond all lanes that there can be: in between nothing must meet, whatever changes places with what. */
    private static final String ASIDE = """
            update claim set lane = claim.lane + 100
              from unnest(?, ?) moved(claimant_id, part)
             where claim.claimant_id = moved.claimant_id and claim.part = moved.part
            """;

    /** Of what has begun only the rest: where it goes others may have been until now. */
    private static final String PLACE = """
            update claim set lane = moved.lane, during = tstzrange(greatest(lower(claim.during), ?::timestamptz), upper(claim.during))
              from unnest(?, ?, ?) moved(claimant_id, part, lane)
             where claim.claimant_id = moved.claimant_id and claim.part = moved.part
            """;

    private final Database database;
    private final StandingClaimsQuery standing;

    FewerLanes(Database database, StandingClaimsQuery standing) {
        this.database = database;
        this.standing = standing;
    }

    /** In the transaction that changes the plan, when its guards have found that all have a place. */
    void clear(ClinicPlan plan, Instant now) {
        var from = Grid.instantOf(Grid.cellAtOrBefore(now));
        var moves =
                standing.beyondLanes(now).stream()
                        .collect(Collectors.groupingBy(Standing::schedule))
                        .entrySet()
                        .stream()
                        .flatMap(each -> plan.actor(each.getKey()).stream()
                                .flatMap(actor -> LanePlaces.of(each.getValue(), actor.lanes(), from).moves().stream()))
                        .toList();
        if (!moves.isEmpty()) {
            database.send(write(moves, from));
        }
    }

    private static RoundTrip write(List<Move> moves, Instant from) {
        var claimants = column(moves, move -> move.claim().claimant(), UUID[]::new);
        var parts = column(moves, move -> move.claim().part(), Integer[]::new);
        return new RoundTrip()
                .update(ASIDE, count -> {}, claimants, parts)
                .update(PLACE, count -> {}, from, claimants, parts, column(moves, Move::lane, Integer[]::new));
    }

    private static <T> T[] column(List<Move> moves, Function<Move, T> value, IntFunction<T[]> array) {
        return moves.stream().map(value).toArray(array);
    }
}
