package org.stillpoint.clinic;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DemoClinicTest {

    private static final ClinicPlan EMPTY = new ClinicPlan(0, new Settings(10, 24, 3), List.of(), List.of(), List.of());

    private final ClinicPlan plan = demo();

    static ClinicPlan demo() {
        return ClinicFile.read(ClinicStart.demoFile(), List.of()).over(EMPTY, UUID::randomUUID);
    }

    @Test
    void hasTwoSitesSixRoomsAndNineStaff() {
        assertEquals(2, plan.sites().size());
        assertEquals(6, count(ActorKind.ROOM) + count(ActorKind.RECLINER));
        assertEquals(9, count(ActorKind.PRACTITIONER));
        assertEquals(
                "America/New_York", plan.site("harbor").orElseThrow().zone().getId());
        assertEquals("America/Phoenix", plan.site("mesa").orElseThrow().zone().getId());
    }

    @Test
    void itsServicesLastAsLongAsTheDefaultsSay() {
        assertEquals(
                Map.of(
                        "ESKETAMINE_56", List.of(170, 185),
                        "ESKETAMINE_84", List.of(175, 190),
                        "IV_KETAMINE_40", List.of(170, 185),
                        "IM_KETAMINE", List.of(155, 170),
                        "INITIAL_ASSESSMENT", List.of(75, 85),
                        "INDUCTION_REVIEW", List.of(30, 35),
                        "FOLLOW_UP_VISIT", List.of(20, 25),
                        "INTEGRATION_THERAPY", List.of(50, 60)),
                plan.services().stream()
                        .collect(toMap(
                                Service::code, service -> List.of(service.patientMinutes(), service.totalMinutes()))));
    }

    @Test
    void onlyTheInitialAssessmentIsOpenToThePublic() {
        assertEquals(
                List.of("INITIAL_ASSESSMENT"),
                plan.services().stream()
                        .filter(Service::openToPublic)
                        .map(Service::code)
                        .toList());
    }

    private long count(ActorKind kind) {
        return plan.actors().stream().filter(actor -> actor.kind() == kind).count();
    }
}
