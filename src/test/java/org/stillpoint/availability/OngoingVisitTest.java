package org.stillpoint.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.clinic.PhaseCode.DISCHARGE;
import static org.stillpoint.clinic.PhaseCode.DOSING;
import static org.stillpoint.clinic.PhaseCode.OBSERVATION;
import static org.stillpoint.clinic.PhaseCode.PREPARATION;
import static org.stillpoint.clinic.PhaseCode.TURNOVER;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stillpoint.availability.OngoingVisit.LaneNeed;
import org.stillpoint.availability.OngoingVisit.PhaseSpan;
import org.stillpoint.clinic.Need;
import org.stillpoint.clinic.PhaseCode;
import org.stillpoint.testsupport.ClinicSample;

class OngoingVisitTest {

    private static final Instant START = Instant.parse("2031-03-05T14:00:00Z");
    private static final long FIRST = START.getEpochSecond() / 300;
    private static final UUID ROOM = UUID.randomUUID();
    private static final UUID NURSE = UUID.randomUUID();
    private static final UUID PUMP = UUID.randomUUID();
    private static final UUID PERSON = UUID.randomUUID();

    private static final List<Need> NEEDS = List.of(
            new Need("ROOM", "ROOM", 1, PREPARATION, TURNOVER),
            new Need("NURSE", "INFUSION_NURSE", 2, PREPARATION, DOSING),
            new Need("NURSE", "NURSE", 1, OBSERVATION, DISCHARGE),
            new Need("PUMP", "PUMP", 1, DOSING, DOSING));

    private static OngoingVisit visit(PhaseSpan... phases) {
        return new OngoingVisit(
                ClinicSample.in("UTC").site(),
                UUID.randomUUID(),
                PERSON,
                NEEDS,
                List.of(phases),
                Map.of("ROOM", ROOM, "NURSE", NURSE, "PUMP", PUMP));
    }

    private static PhaseSpan phase(PhaseCode code, int from, int to) {
        return new PhaseSpan(code, START.plusSeconds(from * 60L), START.plusSeconds(to * 60L));
    }

    private static LaneNeed need(UUID who, int lanes, int fromMinute, int toMinute) {
        return new LaneNeed(who, lanes, FIRST + fromMinute / 5, FIRST + toMinute / 5);
    }

    @Test
    void eachNeedLastsAsLongAsItsPhasesReallyDo() {
        assertThat(visit(
                                phase(PREPARATION, 0, 40),
                                phase(DOSING, 40, 95),
                                phase(OBSERVATION, 95, 185),
                                phase(DISCHARGE, 185, 195),
                                phase(TURNOVER, 195, 210))
                        .laneNeeds())
                .containsExactlyInAnyOrder(
                        need(ROOM, 1, 0, 210),
                        need(NURSE, 2, 0, 95),
                        need(NURSE, 1, 95, 195),
                        need(PUMP, 1, 40, 95),
                        need(PERSON, 1, 0, 195));
    }

    @Test
    void aPhaseThatChangesInTheMiddleOfACellChangesAtItsEnd() {
        assertThat(visit(phase(PREPARATION, 0, 41), phase(DOSING, 41, 93), phase(OBSERVATION, 93, 183))
                        .laneNeeds())
                .contains(need(NURSE, 2, 0, 95), need(NURSE, 1, 95, 185), need(PUMP, 1, 45, 95));
    }

    @Test
    void whoLeavesWithoutADoseNeedsTheRoomUntilItIsClean() {
        assertThat(visit(phase(PREPARATION, 0, 20), phase(TURNOVER, 20, 35)).laneNeeds())
                .containsExactlyInAnyOrder(need(ROOM, 1, 0, 35), need(NURSE, 2, 0, 20), need(PERSON, 1, 0, 20));
    }

    @Test
    void whatTookNoTimeNeedsNobody() {
        var needs = new ArrayList<>(visit(phase(PREPARATION, 0, 0), phase(DOSING, 0, 0), phase(OBSERVATION, 0, 60))
                .laneNeeds());
        assertThat(needs).extracting(LaneNeed::schedule).doesNotContain(PUMP);
    }
}
