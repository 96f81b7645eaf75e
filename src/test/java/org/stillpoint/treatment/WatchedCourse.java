package org.stillpoint.treatment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What holds of a course whatever happens to it, told once more and more simply than by the program. */
final class WatchedCourse {

    private final Protocol protocol;
    private final Map<String, Object> preferences;

    WatchedCourse(Protocol protocol, Map<String, Object> preferences) {
        this.protocol = protocol;
        this.preferences = preferences;
    }

    /** A visit that takes place; its step is counted from 1. */
    private record Visit(String appointment, int step, LocalDateTime start) {

        static Visit of(JsonNode visit) {
            return new Visit(
                    visit.path("appointment").asText(),
                    visit.path("step").asInt(),
                    local(visit.path("start").asText()));
        }

        LocalDate day() {
            return start.toLocalDate();
        }
    }

    private static LocalDateTime local(String moment) {
        return LocalDateTime.parse(moment.substring(0, 16));
    }

    private static List<Visit> visits(JsonNode series, String... states) {
        return StreamSupport.stream(series.path("visits").spliterator(), false)
                .filter(visit -> List.of(states).contains(visit.path("status").asText()))
                .map(Visit::of)
                .sorted(Comparator.comparing(Visit::start))
                .toList();
    }

    private List<Visit> treatments(JsonNode series, String... states) {
        return visits(series, states).stream()
                .filter(visit -> isTreatment(visit.step()))
                .toList();
    }

    private boolean isTreatment(int step) {
        return protocol.course().get(step - 1).phase() != CoursePhase.REVIEW;
    }

    private static Stream<JsonNode> reviews(JsonNode series) {
        return StreamSupport.stream(series.path("history").spliterator(), false)
                .filter(event -> event.path("kind").asText().equals("REVIEWED"));
    }

    private static LocalDate day(JsonNode event) {
        return local(event.path("at").asText()).toLocalDate();
    }

    /** On any day. */
    void check(JsonNode series, LocalDate today) {
        checkSpacing(series);
        checkReviews(series);
        checkCounts(series);
        checkNextDue(series, today);
    }

    private void checkSpacing(JsonNode series) {
        var days = treatments(series, "BOOKED", "DONE").stream().map(Visit::day).toList();
        var spacing = protocol.spacing();
        for (int at = 0; at < days.size(); at++) {
            var day = days.get(at);
            assertThat(within7Days(days, day))
                    .as(protocol.code() + " from " + day + " in " + days)
                    .isLessThanOrEqualTo(spacing.maxPerRolling7Days().orElseThrow());
            if (day.isAfter(days.getFirst().plusDays(spacing.late().afterDay() - 1L))) {
                assertThat(within7Days(days, day))
                        .as(protocol.code() + " late, from " + day + " in " + days)
                        .isLessThanOrEqualTo(spacing.late().maxPerRolling7Days());
            }
            if (at > 0) {
                assertThat(day)
                        .as(protocol.code() + " in " + days)
                        .isAfterOrEqualTo(days.get(at - 1).plusDays(spacing.minGapDays()));
            }
        }
    }

    private static long within7Days(List<LocalDate> days, LocalDate first) {
        return days.stream()
                .filter(day -> !day.isBefore(first) && day.isBefore(first.plusDays(7)))
                .count();
    }

    /** Nothing stands after a phase that was not reviewed, or after the day on which the next review is due. */
    private void checkReviews(JsonNode series) {
        int reviewed = reviews(series)
                .mapToInt(review -> review.at("/detail/step").asInt())
                .max()
                .orElse(0);
        var last = reviews(series).map(WatchedCourse::day).max(Comparator.naturalOrder());
        for (var visit : treatments(series, "BOOKED", "DONE")) {
            for (int before = 1; before < visit.step(); before++) {
                if (!isTreatment(before)) {
                    assertThat(reviewed)
                            .as(protocol.code() + " " + visit + " comes after an unheld review")
                            .isGreaterThanOrEqualTo(before);
                }
            }
        }
        for (var visit : treatments(series, "BOOKED")) {
            var every = protocol.course().get(visit.step() - 1).reviewEveryDays();
            if (every.isPresent() && last.isPresent()) {
                assertThat(visit.day())
                        .as(protocol.code() + " is booked beyond the next review")
                        .isBeforeOrEqualTo(last.get().plusDays(every.getAsInt()));
            }
        }
    }

    /** A review that was held closes its phase, whatever became of the visit for it. */
    private void checkCounts(JsonNode series) {
        for (var step : series.path("steps")) {
            if (step.has("of") && isTreatment(step.path("number").asInt())) {
                assertThat(step.path("done").asInt()
                                + step.path("booked").asInt()
                                + step.path("missing").asInt())
                        .as(step.toString())
                        .isEqualTo(step.path("of").asInt());
            }
        }
    }

    private void checkNextDue(JsonNode series, LocalDate today) {
        if (!series.path("nextDue").isObject()) {
            return;
        }
        var from = LocalDate.parse(series.at("/nextDue/from").asText());
        var to = LocalDate.parse(series.at("/nextDue/to").asText());
        var told = protocol.code() + " is due from " + from + " to " + to + " on " + today;
        assertThat(to).as(told).isAfterOrEqualTo(from);
        var standing = treatments(series, "BOOKED", "DONE");
        if (!series.path("phase").asText().equals("MAINTENANCE") || standing.isEmpty()) {
            return;
        }
        int step = protocol.course().size();
        var last = standing.getLast().day();
        int rung = (int) standing.stream().filter(visit -> visit.step() == step).count();
        var due = last.plusDays(earliest(step, rung));
        assertThat(from).as(told + ", last on " + last).isBetween(due, due.isBefore(today) ? today : due);
        assertThat(to).as(told + ", last on " + last).isAfterOrEqualTo(last.plusDays(latest(step, rung)));
    }

    private int earliest(int step, int rung) {
        return Math.max(
                protocol.spacing().minGapDays(),
                switch (protocol.course().get(step - 1).rhythm()) {
                    case Rhythm.Ladder(var days) ->
                        at(days, rung) - protocol.spacing().tolerance(at(days, rung));
                    case Rhythm.Every(int from, int to) -> from;
                    case Rhythm.PerWeek weekly -> 0;
                    case Rhythm.Once once -> 0;
                });
    }

    private int latest(int step, int rung) {
        return switch (protocol.course().get(step - 1).rhythm()) {
            case Rhythm.Ladder(var days) -> at(days, rung) + protocol.spacing().tolerance(at(days, rung));
            case Rhythm.Every(int from, int to) -> to;
            case Rhythm.PerWeek weekly -> 0;
            case Rhythm.Once once -> 0;
        };
    }

    private static int at(List<Integer> days, int rung) {
        return days.get(Math.min(rung, days.size() - 1));
    }

    /** What has just got a date or another one by a proposal. */
    void checkPlanned(JsonNode before, JsonNode after) {
        var known = visits(before, "BOOKED", "DONE");
        visits(after, "BOOKED").stream()
                .filter(visit -> !known.contains(visit))
                .forEach(visit -> checkPlanned(visit, after));
    }

    private void checkPlanned(Visit visit, JsonNode series) {
        assertPreferred(visit.start());
        var lapse = protocol.spacing().lapseDays();
        var standing = treatments(series, "BOOKED", "DONE");
        var previous =
                standing.stream().map(Visit::day).filter(visit.day()::isAfter).max(Comparator.naturalOrder());
        if (lapse.isEmpty() || previous.isEmpty() || !isTreatment(visit.step())) {
            return;
        }
        int ofStep = (int)
                standing.stream().filter(each -> each.step() == visit.step()).count();
        boolean reviewed = reviews(series)
                .map(WatchedCourse::day)
                .anyMatch(day -> day.isAfter(previous.get()) && !day.isAfter(visit.day()));
        assertThat(reviewed
                        || ChronoUnit.DAYS.between(previous.get(), visit.day())
                                <= Math.max(lapse.getAsInt(), latest(visit.step(), ofStep)))
                .as(protocol.code() + " lapses from " + previous.get() + " to " + visit.day())
                .isTrue();
    }

    /** Another time that a repair across patients has given to a visit: as wished for, and between the phases around its own. */
    void checkMoved(JsonNode item, JsonNode series) {
        var to = local(item.path("to").asText());
        assertPreferred(to);
        var all = visits(series, "BOOKED", "DONE");
        var moved = all.stream()
                .filter(visit ->
                        visit.appointment().equals(item.path("appointment").asText()))
                .findFirst()
                .orElseThrow();
        assertThat(moved.start()).isEqualTo(to);
        if (to.toLocalDate().equals(local(item.path("from").asText()).toLocalDate())) {
            return;
        }
        for (var other : all) {
            int order = Integer.compare(other.step(), moved.step());
            assertThat(order == 0 || Integer.signum(other.day().compareTo(moved.day())) == order)
                    .as(moved + " beside " + other)
                    .isTrue();
        }
    }

    private void assertPreferred(LocalDateTime start) {
        var told = start + " by " + preferences;
        if (preferences.get("weekdays") instanceof List<?> weekdays) {
            assertThat(weekdays.contains(start.getDayOfWeek().name())).as(told).isTrue();
        }
        if (preferences.get("notBefore") instanceof String earliest) {
            assertThat(start.toLocalTime().toString()).as(told).isGreaterThanOrEqualTo(earliest);
        }
        if (preferences.containsKey("dayParts")) {
            assertThat(start.getHour()).as(told).isLessThan(12);
        }
    }
}
