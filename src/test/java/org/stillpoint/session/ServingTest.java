package org.stillpoint.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stillpoint.clinic.Need;
import org.stillpoint.clinic.PhaseCode;
import org.stillpoint.scheduling.PlannedActor;

/** Booked with a room and with one nurse from the preparation to the discharge. */
class ServingTest {

    private static final PlannedActor ROOM = booked("ROOM", false);
    private static final PlannedActor NURSE = booked("NURSE", false);
    private static final Need ROOMS = need("ROOM", "ROOM");
    private static final Need NURSES = need("NURSE", "NURSE");

    private static PlannedActor booked(String role, boolean lost) {
        return new PlannedActor(role, UUID.randomUUID(), Instant.EPOCH, Instant.MAX, null, lost);
    }

    private static Need need(String role, String capability) {
        return new Need(role, capability, 1, PhaseCode.PREPARATION, PhaseCode.DISCHARGE);
    }

    @Test
    void everybodyServesWhatTheyWereBookedFor() {
        assertThat(new Serving(List.of(ROOMS, NURSES), List.of(ROOM, NURSE)).byRole())
                .containsOnly(Map.entry("ROOM", ROOM.actor()), Map.entry("NURSE", NURSE.actor()));
    }

    @Test
    void whoWasBookedForTheCapabilityStaysForPartsThatMayChangeSince() {
        var mayChange = need("NURSE/OBSERVATION", "NURSE");
        assertThat(new Serving(List.of(ROOMS, NURSES, mayChange), List.of(ROOM, NURSE)).byRole())
                .containsEntry("NURSE/OBSERVATION", NURSE.actor())
                .containsEntry("NURSE", NURSE.actor());
    }

    @Test
    void whoWasBookedForARoleThatHasGoneStaysForTheOneThatHasCome() {
        assertThat(new Serving(List.of(ROOMS, need("CARER", "NURSE_OF_THE_WARD")), List.of(ROOM, NURSE)).byRole())
                .containsEntry("CARER", NURSE.actor());
    }

    @Test
    void nobodyServesWhatWasTakenFromTheVisit() {
        var lost = booked("NURSE", true);
        var other = booked("NURSE/OBSERVATION", false);
        assertThat(new Serving(List.of(NURSES, need("NURSE/OBSERVATION", "NURSE")), List.of(lost, other)).byRole())
                .containsOnlyKeys("NURSE/OBSERVATION");
    }
}
