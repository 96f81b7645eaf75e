package org.stillpoint.availability;

import java.util.List;
import java.util.UUID;
import org.stillpoint.availability.Visit.Role;
import org.stillpoint.availability.Visit.Stretch;

/** Calendars and roles in cells of one grid, for tests of the engine's parts. */
final class EngineSample {

    static final int CELLS = 128;

    private EngineSample() {}

    /** Works in all cells. */
    static Schedule schedule(String code, int lanes) {
        return schedule(code, lanes, 0, CELLS);
    }

    static Schedule schedule(String code, int lanes, int worksFrom, int worksTo) {
        var id = UUID.nameUUIDFromBytes(code.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return new Schedule(id, code, lanes, Bits.none(CELLS).set(worksFrom, worksTo));
    }

    static Stretch stretch(int lanes, int from, int to) {
        return new Stretch("ANY", lanes, from, to);
    }

    static Part part(String role, List<Stretch> stretches, Schedule... candidates) {
        return new Part(new Role(role, stretches), List.of(candidates));
    }

    static Part part(String role, int cells, Schedule... candidates) {
        return part(role, List.of(stretch(1, 0, cells)), candidates);
    }
}
