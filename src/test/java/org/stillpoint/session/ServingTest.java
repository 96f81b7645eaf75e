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
        return need(role, capability, PhaseCode.PREPARATION, PhaseCode.DISCHARGE);
    }

    private static Need need(String role, String capability, PhaseCode from, PhaseCode to) {
        return new Need(role, capability, 1, from, to);
    }

    @Test
    void everybodyServesWhatTheyWereBookedFor() {
        assertThat(new Serving(List.of(ROOMS, NURSES), List.of(ROOM, NURSE)).byRole())
                .containsOnly(Map.entry("ROOM", ROOM.actor()), Map.entry("NURSE", NURSE.actor()));
    }

    @Test
    void whoWasBookedForTheCapabilityStaysForPartsThatMayChangeSince() {
        var until = need("NURSE", "NURSE", PhaseCode.PREPARATION, PhaseCode.DOSING);
        var mayChange = need("NURSE/OBSERVATION", "NURSE", PhaseCode.OBSERVATION, PhaseCode.DISCHARGE);
        assertThat(new Serving(List.of(ROOMS, until, mayChange), List.of(ROOM, NURSE)).byRole())
                .containsEntry("NURSE/OBSERVATION", NURSE.actor())
                .containsEntry("NURSE", NURSE.actor());
    }

    @Test
    void whoWasBookedForARoleThatHasGoneStaysForTheOneThatHasCome() {
        assertThat(new Serving(List.of(ROOMS, need("CARER", "NURSE_OF_THE_WARD")), List.of(ROOM, NURSE)).byRole())
                .containsEntry("CARER", NURSE.actor());
    }

    @Test
    void whereSeveralRolesHaveGoneNobodyIsAskedForTwo() {
        var needs = List.of(need("SUITE", "BED"), need("CARER", "WARD"));
        assertThat(new Serving(needs, List.of(ROOM, NURSE)).byRole())
                .containsEntry("SUITE", ROOM.actor())
                .containsEntry("CARER", NURSE.actor());
    }

    @Test
    void whoIsNeededAlreadyIsNotASecondOne() {
        var second = need("SECOND", "NURSE", PhaseCode.DOSING, PhaseCode.DOSING);
        assertThat(new Serving(List.of(ROOMS, NURSES, second), List.of(ROOM, NURSE)).byRole())
                .containsOnlyKeys("ROOM", "NURSE");
    }

    @Test
    void nobodyServesWhatWasTakenFromTheVisit() {
        var lost = booked("NURSE", true);
        var other = booked("NURSE/OBSERVATION", false);
        assertThat(new Serving(List.of(NURSES, need("NURSE/OBSERVATION", "NURSE")), List.of(lost, other)).byRole())
                .containsOnlyKeys("NURSE/OBSERVATION");
    }
}
