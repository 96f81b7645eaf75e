package org.stillpoint.treatment;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** What staff are to be told of a series: what to look after, and what stands before its next phase. */
final class CourseNotes {

    private static final String REVIEW_DUE = "REVIEW_DUE";

    private final SeriesFile file;
    private final CourseProgress progress;
    private final LocalDate today;

    CourseNotes(SeriesFile file, CourseProgress progress, LocalDate today) {
        this.file = file;
        this.progress = progress;
        this.today = today;
    }

    List<CourseNote> warnings() {
        var notes = new ArrayList<CourseNote>();
        booked().filter(this::isLeftOver)
                .forEach(session -> notes.add(new CourseNote(
                        "VISIT_LEFT_OVER",
                        "The visit on " + session.day() + " is still booked, and no part of the course any more.")));
        if (file.series().status() == SeriesStatus.ENDED) {
            return notes;
        }
        var broken = spacing();
        broken.forEach(finding -> notes.add(new CourseNote(finding.code().name(), finding.why())));
        notes.addAll(offRhythm(broken));
        lapse().ifPresent(notes::add);
        progress.reviewDue(progress.current())
                .filter(due -> !today.plusDays(margins().reviewNoticeDays()).isBefore(due))
                .ifPresent(due -> notes.add(new CourseNote(REVIEW_DUE, "The next review is due by " + due + ".")));
        booked().filter(session -> session.day().isBefore(today))
                .forEach(session -> notes.add(new CourseNote(
                        "VISIT_UNRECORDED",
                        "Whether the patient came on " + session.day()
                                + " is not recorded; until it is, the visit counts as booked.")));
        openEnded()
                .forEach(session -> notes.add(new CourseNote(
                        "VISIT_UNRECORDED",
                        "The patient came on " + session.day()
                                + ", and how the day ended is not recorded; the visit counts as done.")));
        booked().filter(SeriesSession::displaced)
                .forEach(session -> notes.add(new CourseNote(
                        "DISPLACED", "The visit on " + session.day() + " has lost an actor and must be moved.")));
        return notes;
    }

    private PlanMargins margins() {
        return file.protocol().spacing().margins();
    }

    private Stream<SeriesSession> booked() {
        return progress.sessions().stream().filter(session -> session.state() == SessionState.BOOKED);
    }

    /** Where the days of a course are recorded at all: some clinics record arrivals only. */
    private Stream<SeriesSession> openEnded() {
        return file.sessions().stream().map(SeriesSession::appointment).noneMatch(file.ended()::contains)
                ? Stream.empty()
                : progress.treatments()
                        .filter(session -> session.state() == SessionState.DONE)
                        .filter(session -> session.day().isBefore(today))
                        .filter(session -> !file.ended().contains(session.appointment()));
    }

    private boolean isLeftOver(SeriesSession session) {
        return file.series().status() == SeriesStatus.ENDED
                || session.round() != progress.base().round();
    }

    /**
     * What is booked is judged again as it stands, with what was given outside of the course: visits move, and a prescriber may have
     * lifted a rule.
     */
    private List<SpacingFinding> spacing() {
        var own = progress.treatments()
                .map(session -> session.day().isBefore(today)
                        ? TreatmentDay.standing(session.day(), OptionalInt.of(session.step()))
                        : TreatmentDay.wanted(session.day(), OptionalInt.of(session.step()), plannedGap(session)));
        var outside = progress.outside().days().stream().map(day -> TreatmentDay.standing(day, OptionalInt.empty()));
        var days = Stream.concat(own, outside).toList();
        var terms = new SpacingTerms(
                Optional.of(file.protocol().spacing()),
                new RouteFloor(1, 7, false),
                Optional.of(file.protocol().spacing().late()),
                Map.of());
        return SpacingRules.of(terms).judge(new TreatmentDays(days, file.reviewDays()));
    }

    private int plannedGap(SeriesSession session) {
        return bounds(session).longestGap();
    }

    private DayBounds bounds(SeriesSession session) {
        var wishes = new CourseWishes(progress, file.protocol().spacing(), today);
        long before = progress.ofStep(session.step())
                .filter(each -> each.start().isBefore(session.start()))
                .count();
        return wishes.bounds(session.step(), (int) before);
    }

    /** Single visits and moves keep the spacing, and need not keep the rhythm; what breaks spacing is told of already. */
    private List<CourseNote> offRhythm(List<SpacingFinding> told) {
        var notes = new ArrayList<CourseNote>();
        Optional<LocalDate> before = Optional.empty();
        for (var session : progress.treatments().toList()) {
            boolean isTold =
                    told.stream().anyMatch(each -> each.days().getLast().equals(session.day()));
            boolean ahead = session.state() == SessionState.BOOKED && !isLeftOver(session);
            if (ahead && !isTold) {
                before.map(own -> lastBefore(session, own))
                        .flatMap(day -> offRhythm(session, ChronoUnit.DAYS.between(day, session.day())))
                        .ifPresent(notes::add);
            }
            before = Optional.of(session.day());
        }
        return notes;
    }

    private LocalDate lastBefore(SeriesSession session, LocalDate own) {
        return progress.outside()
                .last(day -> day.isAfter(own) && day.isBefore(session.day()))
                .orElse(own);
    }

    private Optional<CourseNote> offRhythm(SeriesSession session, long days) {
        return bounds(session)
                .sinceTreatment()
                .filter(span -> !span.has(days))
                .map(span -> new CourseNote(
                        "OFF_RHYTHM",
                        "The visit on %s is %d days after the treatment before it; its step has %d to %d."
                                .formatted(session.day(), days, span.from(), span.to())));
    }

    /** Nothing is booked that would come in time. */
    private Optional<CourseNote> lapse() {
        var lapse = file.protocol().spacing().lapseDays();
        var last = progress.lastDose();
        boolean booked = progress.treatments().anyMatch(session -> session.state() == SessionState.BOOKED);
        if (lapse.isEmpty() || last.isEmpty() || booked || progress.isComplete()) {
            return Optional.empty();
        }
        var planned = new CourseWishes(progress, file.protocol().spacing(), today).bounds(progress.current(), (int)
                progress.ofStep(progress.current()).count());
        var until = last.get().plusDays(Math.max(lapse.getAsInt(), planned.longestGap()));
        if (file.reviewDays().stream().anyMatch(day -> !day.isBefore(until))) {
            return Optional.empty();
        }
        long left = ChronoUnit.DAYS.between(today, until);
        if (left < 0) {
            return Optional.of(
                    new CourseNote("LAPSED", "The last treatment was on " + last.get() + ": a review comes first."));
        }
        return left > margins().lapseNoticeDays()
                ? Optional.empty()
                : Optional.of(
                        new CourseNote("LAPSE_NEAR", "After " + until + " a review comes before the next treatment."));
    }

    List<CourseNote> blockers() {
        var notes = new ArrayList<CourseNote>();
        switch (file.series().status()) {
            case ENDED -> {
                return List.of(new CourseNote("ENDED", "The series has ended."));
            }
            case PAUSED -> notes.add(new CourseNote("PAUSED", "The series is paused."));
            case ACTIVE -> {}
        }
        progress.stop()
                .ifPresent(stop -> notes.add(new CourseNote(
                        "REVIEW_STOPPED", "The last review decided to stop; only another review lets it go on.")));
        if (progress.isComplete()) {
            notes.add(new CourseNote(
                    "COURSE_COMPLETE", "The course has no further phase: whatever follows needs a new decision."));
            return notes;
        }
        var state = progress.state(progress.current());
        if (state.step().phase() == CoursePhase.REVIEW) {
            notes.add(new CourseNote("REVIEW_DONE", "The next phase begins after a review by a prescriber."));
        } else if (state.of().isPresent()) {
            int open = state.of().getAsInt() - state.done();
            notes.add(new CourseNote(
                    "SESSIONS_OPEN",
                    open + (open == 1 ? " session of this phase is" : " sessions of this phase are") + " not done."));
        } else {
            reviewFirst(state.index()).ifPresent(notes::add);
        }
        return notes;
    }

    /** Of a step without an end nothing is planned beyond the day by which it is reviewed. */
    private Optional<CourseNote> reviewFirst(int step) {
        var wishes = new CourseWishes(progress, file.protocol().spacing(), today);
        return progress.reviewDue(step)
                .filter(_ -> wishes.ofStep(step, wishes.lastTreatment().orElse(today))
                        .isEmpty())
                .map(due -> new CourseNote(
                        REVIEW_DUE,
                        "The next session comes after %s, by which a review by a prescriber is due.".formatted(due)));
    }

    /** Why no session can be proposed; never empty. */
    List<CourseNote> whyNothing(List<SessionWish> wishes, boolean needsReview) {
        var notes = new ArrayList<>(blockers());
        if (needsReview && notes.stream().noneMatch(note -> note.code().equals("REVIEW_DONE"))) {
            notes.add(new CourseNote("REVIEW_DONE", "A review by a prescriber comes first."));
        }
        if (wishes.isEmpty() && notes.stream().noneMatch(note -> note.code().equals(REVIEW_DUE))) {
            notes.add(new CourseNote("NOTHING_MISSING", "Every session that can be planned now has a date."));
        }
        return notes;
    }
}
