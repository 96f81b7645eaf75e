package org.stillpoint.availability;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Gives claims of one schedule places on so many lanes, from some moment on: one after the other as they begin, each on the lane
 * where it stands if that is free and else on another. So all of them get one unless at some moment there are more claims than lanes.
 */
final class LanePlaces {

    /** A claim that goes to another lane. */
    record Move(Standing claim, int lane) {}

    private final Instant from;
    private final Instant[] takenUntil;
    private final List<Move> moves = new ArrayList<>();
    private final List<Standing> without = new ArrayList<>();

    private LanePlaces(int lanes, Instant from) {
        this.from = from;
        takenUntil = new Instant[lanes];
        Arrays.fill(takenUntil, Instant.MIN);
    }

    static LanePlaces of(List<Standing> claims, int lanes, Instant from) {
        var places = new LanePlaces(lanes, from);
        claims.stream()
                .sorted(Comparator.comparing(places::start)
                        .thenComparing(claim -> claim.lane() >= lanes)
                        .thenComparing(Standing::claimant)
                        .thenComparing(Standing::part))
                .forEach(places::place);
        return places;
    }

    /** Those that have to go to another lane. */
    List<Move> moves() {
        return moves;
    }

    /** Those for which there is none. */
    List<Standing> without() {
        return without;
    }

    private Instant start(Standing claim) {
        return claim.during().start().isBefore(from) ? from : claim.during().start();
    }

    private void place(Standing claim) {
        int lane = isFree(claim.lane(), claim) ? claim.lane() : 0;
        while (lane < takenUntil.length && !isFree(lane, claim)) {
            lane++;
        }
        if (lane == takenUntil.length) {
            without.add(claim);
            return;
        }
        takenUntil[lane] = claim.during().end();
        if (lane != claim.lane()) {
            moves.add(new Move(claim, lane));
        }
    }

    private boolean isFree(int lane, Standing claim) {
        return lane < takenUntil.length && !takenUntil[lane].isAfter(start(claim));
    }
}
