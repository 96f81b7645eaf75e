package org.stillpoint.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps what patients answer, and says what it amounts to. Who shows a person's scores records there that they were read. */
@ApplicationScoped
@Transactional
public class Outcomes {

    private final ResponseWriter writer;
    private final Responses responses;
    private final Instruments instruments;
    private final AskingTimes times;
    private final CourseOutcomes courses;
    private final Clock clock;

    Outcomes(
            ResponseWriter writer,
            Responses responses,
            Instruments instruments,
            AskingTimes times,
            CourseOutcomes courses,
            Clock clock) {
        this.writer = writer;
        this.responses = responses;
        this.instruments = instruments;
        this.times = times;
        this.clock = clock;
        this.courses = courses;
    }

    /**
     * What a patient has answered by themselves, now, to what a follow-up asked. Refuses with
     * {@link org.stillpoint.platform.InvalidRequest} what can not be (at {@code /instrument}, {@code /language}, {@code /answers}),
     * {@link AskedTooSoon} and {@link TooSoonAfterDose}.
     *
     * @param language null for English
     * @param answers points by item, null for what was left out
     */
    public Recorded recordFor(UUID patient, UUID followUp, String instrument, String language, List<Integer> answers) {
        var request = new RecordResponse(instrument, language, answers, null, null);
        var written = writer.add(patient, request, Optional.empty(), Optional.of(followUp));
        var response = written.response();
        return new Recorded(response.id(), response.total(), response.complete(), response.risk(), written.warnings());
    }

    /** When a patient can answer an instrument at the earliest, by the last time and the last treatment; empty where that is now. */
    public Optional<Instant> askedFrom(UUID patient, String instrument) {
        return instruments.find(instrument).flatMap(known -> times.from(patient, known, clock.instant()));
    }

    /** Of all that holds, also of what was answered in part, by when it was answered. */
    public List<Score> scores(UUID patient) {
        return responses.holding(patient).stream().map(this::score).toList();
    }

    /** What each course of the patient has changed, by their start: response, remission, signs of relapse. */
    public List<CourseOutcome> ofCourses(UUID patient) {
        return courses.of(patient, scores(patient));
    }

    private Score score(Response response) {
        var instrument = instruments.find(response.instrument());
        return new Score(
                response.id(),
                response.instrument(),
                response.total(),
                response.total()
                        .flatMap(total ->
                                instrument.flatMap(known -> known.band(total)).map(Band::code)),
                response.complete(),
                response.answeredAt(),
                response.followUp(),
                response.corrects().isPresent());
    }
}
