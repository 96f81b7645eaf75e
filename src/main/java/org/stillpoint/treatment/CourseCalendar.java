package org.stillpoint.treatment;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What is free for a course. Filled from availability by the caller; the same question gets the same answer. */
interface CourseCalendar {

    /** The feasible starts of a service on a local day of the site, earliest first; those of {@code ONLY_AVOIDED} among them. */
    List<FreeStart> starts(String service, LocalDate day);

    /** Who would serve; asked for the few starts of a proposal only. Never anybody whom the patient avoids, {@code known} first. */
    Seat seat(String service, FreeStart start, Set<UUID> known);
}
