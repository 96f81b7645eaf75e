package org.stillpoint.treatment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.stillpoint.clinic.Site;
import org.stillpoint.patient.Indication;

/** A series that lives in memory, by the rules of the real one: whatever is told of its visits is what courses say. */
public final class MadeUpSeries {

    private final Protocol protocol;
    private final Site site;
    private final TreatmentSeries series;
    private final List<SeriesSession> sessions = new ArrayList<>();
    private final List<SeriesEvent> events = new ArrayList<>();
    private final Set<UUID> ended = new HashSet<>();
    private final List<LocalDate> outside = new ArrayList<>();

    /** Of a protocol that ships. */
    public MadeUpSeries(String protocol, UUID patient, Site site, Instant at) {
        this(ProtocolSample.shipped(protocol), patient, site, at);
    }

    public MadeUpSeries(Protocol protocol, UUID patient, Site site, Instant at) {
        this.protocol = identified(protocol);
        this.site = site;
        var day = LocalDate.ofInstant(at, site.zone());
        var agreed = new TreatmentSeries.Beginning(
                patient,
                this.protocol.id(),
                this.protocol.route(),
                site.id(),
                Indication.CHRONIC_PAIN,
                true,
                null,
                day,
                day.plusDays(7));
        series = TreatmentSeries.start(UUID.randomUUID(), "MADE-UP", agreed, UUID.randomUUID(), at);
    }

    private static Protocol identified(Protocol of) {
        return new Protocol(
                UUID.randomUUID(),
                of.code(),
                1,
                of.name(),
                of.route(),
                of.course(),
                of.spacing(),
                of.observation(),
                of.vitals(),
                of.bloodPressure(),
                of.fasting(),
                of.noDriving(),
                of.escort(),
                of.gates(),
                of.forms(),
                of.followUps(),
                of.instructions(),
                of.source(),
                of.sources(),
                of.retired());
    }

    public Protocol protocol() {
        return protocol;
    }

    public UUID id() {
        return series.id();
    }

    public SeriesStatus status() {
        return series.status();
    }

    public CourseFact fact() {
        return Courses.fact(file());
    }

    private SeriesFile file() {
        return new SeriesFile(
                series,
                protocol,
                site,
                List.copyOf(sessions),
                List.copyOf(events),
                Set.copyOf(ended),
                new GivenOutside(outside));
    }

    private CourseProgress progress() {
        return file().progress();
    }

    /** In the step in which the next visit of that kind is; nothing if there is none. */
    public boolean book(UUID appointment, Instant start) {
        var step = progress().nextStep();
        if (series.status() != SeriesStatus.ACTIVE || step.isEmpty()) {
            return false;
        }
        put(appointment, step.getAsInt(), series.base().round(), SessionState.BOOKED, start);
        return true;
    }

    /** Whether the next visit that can be booked treats somebody. */
    public boolean treatsNext() {
        var step = progress().nextStep();
        return step.isPresent() && protocol.course().get(step.getAsInt()).isTreatment();
    }

    private void put(UUID appointment, int step, int round, SessionState state, Instant start) {
        var local = start.atZone(site.zone());
        sessions.removeIf(each -> each.appointment().equals(appointment));
        sessions.add(new SeriesSession(
                appointment,
                "MADE-UP",
                step,
                round,
                state,
                start,
                local.toLocalDate(),
                local.toLocalTime(),
                false,
                sessions.size(),
                Optional.empty()));
    }

    public void become(UUID appointment, SessionState state) {
        sessions.stream()
                .filter(each -> each.appointment().equals(appointment))
                .findFirst()
                .ifPresent(each -> put(appointment, each.step(), each.round(), state, each.start()));
    }

    /** Somebody has recorded the whole day of a visit. */
    void recordDay(UUID appointment) {
        ended.add(appointment);
    }

    /** By itself, on the series' route. */
    void giveOutside(LocalDate day) {
        outside.add(day);
    }

    List<String> warnings(LocalDate today) {
        return new CourseNotes(file(), progress(), today)
                .warnings().stream().map(CourseNote::code).toList();
    }

    /** As a prescriber does it who looks at the course where it is. */
    public void review(boolean goesOn, Instant at) {
        var progress = progress();
        int step = Math.min(progress.current(), protocol.course().size() - 1);
        happen(
                SeriesEventKind.REVIEWED,
                EventDetail.review(
                        step,
                        progress.base().round(),
                        protocol.course().get(step).phase(),
                        goesOn ? ReviewDecision.CONTINUE : ReviewDecision.STOP),
                at);
    }

    private void happen(SeriesEventKind kind, EventDetail detail, Instant at) {
        events.add(new SeriesEvent(UUID.randomUUID(), series.id(), kind, detail, null, UUID.randomUUID(), at));
    }

    public void pause() {
        series.pause();
    }

    public void resume() {
        series.resume();
    }

    /** Whether it could be. */
    public boolean stepBack(Instant at) {
        try {
            var to = StepBack.from(progress());
            series.stepBack(to);
            var phase = protocol.course().get(to.step()).phase();
            happen(SeriesEventKind.STEPPED_BACK, EventDetail.steppedBack(to, phase), at);
            return true;
        } catch (NoStepBack none) {
            return false;
        }
    }

    public void end(Instant at) {
        series.end(SeriesEndReason.PATIENT, at);
    }

    /** A review has stopped it, or all that its protocol has is done. */
    public boolean isThrough() {
        var progress = progress();
        return progress.stop().isPresent() || progress.isComplete();
    }
}
