package org.stillpoint.availability;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.stillpoint.clinic.ActorKind;
import org.stillpoint.clinic.ClinicPlan;
import org.stillpoint.platform.RoundTrip;

/**
 * Who treats a person already: the practitioners of the latest visits on the person's own calendar. Rooms and devices know
 * nobody. Asked along with the look at the days, and before their locks, so that nobody waits longer for it.
 */
final class KnownFaces {

    private static final int LATEST_VISITS = 3;

    private static final String ASK = """
            select with_them.schedule_id
              from (select claimant_id from claim where schedule_id = ? order by lower(during) desc limit ?) latest
              join claim with_them on with_them.claimant_id = latest.claimant_id
            """;

    private final Optional<UUID> person;
    private final Set<UUID> served = new HashSet<>();

    KnownFaces(Optional<UUID> person) {
        this.person = person;
    }

    void ask(RoundTrip trip) {
        person.ifPresent(id -> trip.query(ASK, this::read, id, LATEST_VISITS));
    }

    private void read(ResultSet rows) throws SQLException {
        while (rows.next()) {
            served.add(rows.getObject(1, UUID.class));
        }
    }

    /** Whether the person has claims; false if nobody has asked. */
    boolean areThere() {
        return !served.isEmpty();
    }

    Set<UUID> practitioners(ClinicPlan plan) {
        return served.stream()
                .filter(id -> plan.actor(id)
                        .filter(actor -> actor.kind() == ActorKind.PRACTITIONER)
                        .isPresent())
                .collect(Collectors.toSet());
    }
}
