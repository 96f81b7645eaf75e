package org.stillpoint.scheduling;

import jakarta.ws.rs.QueryParam;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.stillpoint.platform.InvalidRequest;

/** What a search for session slots asks for. */
public class SlotFilter {

    @QueryParam("service")
    @Parameter(required = true, description = "Code of the service", example = "INITIAL_ASSESSMENT")
    String service;

    @QueryParam("site")
    @Parameter(required = true, description = "Code of the site", example = "harbor")
    String site;

    @QueryParam("from")
    @Parameter(required = true, description = "First local date, or a moment with offset", example = "2026-12-01")
    String from;

    @QueryParam("to")
    @Parameter(
            required = true,
            description = "Last local date (included), or a moment with offset; the window has at most 62 days",
            example = "2026-12-14")
    String to;

    @QueryParam("practitioner")
    @Parameter(description = "Code of an actor who must serve (staff)")
    String practitioner;

    @QueryParam("patient")
    @Parameter(description = "A patient whose own appointments must not be in the way (staff)")
    UUID patient;

    @QueryParam("appointment")
    @Parameter(
            description =
                    "An appointment of the service that could be moved: its own time is not in its way (staff, and with the"
                            + " key of that appointment or of its patient; with the key of one appointment that one is meant"
                            + " also where it is left out)")
    UUID appointment;

    @QueryParam("weekday")
    @Parameter(description = "Only these weekdays, local; may be repeated")
    List<DayOfWeek> weekdays;

    @QueryParam("notBefore")
    @Parameter(description = "Earliest local time of the start, such as 09:00")
    LocalTime notBefore;

    @QueryParam("notAfter")
    @Parameter(description = "Latest local time of the start, such as 15:30")
    LocalTime notAfter;

    /** Names all that is missing at once. */
    void insistOnTheNeeded() {
        var missing = new InvalidRequest.Collector();
        insist("service", service, missing);
        insist("site", site, missing);
        insist("from", from, missing);
        insist("to", to, missing);
        missing.refuse();
    }

    private static void insist(String name, String value, InvalidRequest.Collector missing) {
        missing.check(value != null && !value.isBlank(), name, "is needed");
    }

    /** Whether a local start is wanted. Refuses times between which there is nothing. */
    Predicate<LocalDateTime> wanted() {
        var earliest = Objects.requireNonNullElse(notBefore, LocalTime.MIN);
        var latest = Objects.requireNonNullElse(notAfter, LocalTime.MAX);
        if (latest.isBefore(earliest)) {
            throw InvalidRequest.parameter("notAfter", "must not be before `notBefore`");
        }
        Set<DayOfWeek> days =
                weekdays == null || weekdays.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : EnumSet.copyOf(weekdays);
        return start -> days.contains(start.getDayOfWeek())
                && !start.toLocalTime().isBefore(earliest)
                && !start.toLocalTime().isAfter(latest);
    }
}
