package org.stillpoint.availability;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stillpoint.clinic.Need;
import org.stillpoint.clinic.PhaseCode;
import org.stillpoint.clinic.Service;

/** The timeline of a service's visit in cells from its start: which role needs how many lanes from when to when. */
record Visit(List<Role> roles, int cells) {

    /** The role of the person whom the visit is for; no actor plays it. */
    static final String PATIENT = "PATIENT";

    /** Somebody or something that stays with the visit: one actor serves all stretches of a role. */
    record Role(String name, List<Stretch> stretches) {

        /** Whether two stretches of this role run at the same time, so that their lanes add up. */
        boolean overlapsItself() {
            return stretches.stream()
                    .anyMatch(one -> stretches.stream().anyMatch(other -> one != other && one.overlaps(other)));
        }
    }

    /** {@code lanes} lanes of an actor with the capability, over {@code [from, to)} in cells from the visit's start. */
    record Stretch(String capability, int lanes, int from, int to) {

        boolean overlaps(Stretch other) {
            return from < other.to && other.from < to;
        }
    }

    static Visit of(Service service) {
        Map<PhaseCode, int[]> phases = new LinkedHashMap<>();
        int cell = 0;
        for (var phase : service.phases()) {
            int end = cell + phase.minutes() / Grid.CELL_MINUTES;
            phases.put(phase.code(), new int[] {cell, end});
            cell = end;
        }
        Map<String, List<Stretch>> stretches = new LinkedHashMap<>();
        for (Need need : service.needs()) {
            stretches
                    .computeIfAbsent(need.role(), role -> new ArrayList<>())
                    .add(new Stretch(
                            need.capability(), need.lanes(), phases.get(need.from())[0], phases.get(need.to())[1]));
        }
        var roles = stretches.entrySet().stream()
                .map(role -> new Role(role.getKey(), List.copyOf(role.getValue())))
                .toList();
        return new Visit(roles, cell);
    }

    /** The patient's own part in the visit: until they leave, not until the room is clean. */
    static Role attendance(Service service) {
        int cells = service.patientMinutes() / Grid.CELL_MINUTES;
        return new Role(PATIENT, List.of(new Stretch(PATIENT, 1, 0, cells)));
    }
}
