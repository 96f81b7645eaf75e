package org.stillpoint.clinic;

import java.util.List;

/**
 * What the label and the REMS of esketamine nasal spray ask of every visit; no clinic may go below it. The database refuses
 * a shorter observation as well ({@code service_esketamine_observation_floor}).
 */
final class LabelRules {

    private static final int OBSERVATION_FLOOR_MINUTES = 120;
    private static final String SOURCE = "esketamine label and REMS";
    private static final String PRESCRIBER = "PRESCRIBER_ON_SITE";
    /** The pulse oximeter is part of it. */
    private static final String MONITOR = "MONITOR";

    private LabelRules() {}

    static void check(Service service, FileNode node) {
        if (service.route() != Route.ESKETAMINE_NASAL) {
            return;
        }
        checkObservation(service, node);
        for (var capability : List.of(PRESCRIBER, MONITOR)) {
            for (var phase : List.of(PhaseCode.DOSING, PhaseCode.OBSERVATION)) {
                if (has(service, phase)
                        && service.needs().stream().noneMatch(need -> covers(need, capability, phase))) {
                    node.at("needs").wrong("must need " + capability + " in " + phase + " (" + SOURCE + ")");
                }
            }
        }
    }

    private static void checkObservation(Service service, FileNode node) {
        var observation = service.phases().stream()
                .filter(phase -> phase.code() == PhaseCode.OBSERVATION)
                .findFirst();
        if (observation.isEmpty()) {
            node.at("phases")
                    .wrong("must observe the patient for at least %d minutes (%s)"
                            .formatted(OBSERVATION_FLOOR_MINUTES, SOURCE));
            return;
        }
        var at = node.items("phases").stream()
                .filter(phase -> phase.text("code").equals(PhaseCode.OBSERVATION.name()))
                .findFirst()
                .orElseThrow();
        if (observation.get().minutes() < OBSERVATION_FLOOR_MINUTES) {
            at.at("minutes").wrong("must be at least %d (%s)".formatted(OBSERVATION_FLOOR_MINUTES, SOURCE));
        }
        if (observation.get().floorMinutes().orElse(OBSERVATION_FLOOR_MINUTES) < OBSERVATION_FLOOR_MINUTES) {
            at.at("floorMinutes")
                    .wrong("may not be lowered below %d (%s)".formatted(OBSERVATION_FLOOR_MINUTES, SOURCE));
        }
    }

    private static boolean has(Service service, PhaseCode code) {
        return service.phases().stream().anyMatch(phase -> phase.code() == code);
    }

    private static boolean covers(Need need, String capability, PhaseCode phase) {
        return need.capability().equals(capability)
                && need.from().compareTo(phase) <= 0
                && phase.compareTo(need.to()) <= 0;
    }
}
