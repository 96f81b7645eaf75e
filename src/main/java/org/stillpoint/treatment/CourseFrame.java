package org.stillpoint.treatment;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A question with days as numbers: 0 is the first day that was asked for. What is free is looked up once. */
final class CourseFrame {

    private final CourseQuestion question;
    private final PreferenceRules preferences;
    private final StandingDays standing;
    private final SpacingFit spacing;
    private final RhythmFit rhythm;
    private final Map<String, List<List<FreeStart>>> wanted = new HashMap<>();
    private final List<StandingVisit> patternVisits;
    private final int[] weekdays;
    private final List<List<List<FreeStart>>> starts;
    private final int lastDay;

    CourseFrame(CourseQuestion question) {
        this.question = question;
        this.preferences = new PreferenceRules(question.preferences());
        this.lastDay = number(question.until());
        this.standing = new StandingDays(
                question.standing(),
                question.spacing().weeksFrom(),
                question.start().from());
        this.spacing = new SpacingFit(question, standing);
        this.patternVisits = question.standing().stream()
                .filter(visit -> visit.treatment() && isOfWantedStep(visit))
                .toList();
        this.weekdays = IntStream.rangeClosed(0, lastDay)
                .map(day -> date(day).getDayOfWeek().ordinal())
                .toArray();
        this.rhythm = new RhythmFit(
                question.wishes(), standing, number(question.start().to()), lastDay);
        question.wishes().stream()
                .map(SessionWish::service)
                .distinct()
                .forEach(service -> wanted.put(
                        service,
                        IntStream.rangeClosed(0, lastDay)
                                .mapToObj(day -> wantedOn(service, date(day)))
                                .toList()));
        this.starts = question.wishes().stream()
                .map(wish -> wanted.get(wish.service()))
                .toList();
    }

    private boolean isOfWantedStep(StandingVisit visit) {
        return visit.step().isPresent()
                && question.wishes().stream()
                        .anyMatch(wish -> wish.step() == visit.step().getAsInt());
    }

    private List<FreeStart> wantedOn(String service, LocalDate date) {
        return question.calendar().starts(service, date).stream()
                .filter(start -> preferences.kept(date, start))
                .toList();
    }

    /** The starts of a service that keep all preferences. */
    List<FreeStart> wanted(String service, int day) {
        return wanted.get(service).get(day);
    }

    boolean hasStart(int wish, int day) {
        return !starts.get(wish).get(day).isEmpty();
    }

    boolean allows(Placing placed, int wish, RhythmFit.Due due, int day) {
        return due.has(day) && (!wish(wish).treatment() || spacing.allows(placed, wish(wish), day));
    }

    Placing place(Placing placed, int wish, int day) {
        var with = placed.with(wish(wish), day, countsWeeks(wish(wish)));
        return spacing.countsFromTheSeriesBeginning() ? with : with.withoutSeries();
    }

    private boolean countsWeeks(SessionWish wish) {
        return standing.weeksFrom(wish.step()) == StandingDays.NEVER
                && (wish.bounds().sinceStepBegan().isPresent()
                        || question.spacing().weekly().containsKey(wish.step()));
    }

    /** The treatments that stand and belong to the same steps as what is wanted. */
    List<StandingVisit> patternVisits() {
        return patternVisits;
    }

    /** Monday is 0. */
    int weekday(int day) {
        return weekdays[day];
    }

    /** The last day on which the first of them may be. */
    int lastStart() {
        return Math.min(lastDay, number(question.start().to()));
    }

    LocalDate date(int day) {
        return question.start().from().plusDays(day);
    }

    int number(LocalDate date) {
        return (int) (date.toEpochDay() - question.start().from().toEpochDay());
    }

    SessionWish wish(int index) {
        return question.wishes().get(index);
    }

    int sessions() {
        return question.wishes().size();
    }

    /** Whether a session is the first of its step among those that are wanted. */
    boolean entersStep(int index) {
        return index > 0 && wish(index).step() != wish(index - 1).step();
    }

    int lastDay() {
        return lastDay;
    }

    CourseQuestion question() {
        return question;
    }

    PreferenceRules preferences() {
        return preferences;
    }

    StandingDays standing() {
        return standing;
    }

    RhythmFit rhythm() {
        return rhythm;
    }
}
