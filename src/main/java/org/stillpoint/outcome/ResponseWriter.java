package org.stillpoint.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.patient.Gates;
import org.stillpoint.patient.PatientView;
import org.stillpoint.patient.Patients;
import org.stillpoint.platform.Ids;
import org.stillpoint.platform.InvalidRequest;
import org.stillpoint.platform.NotFound;
import org.stillpoint.security.Audit;

/** Writes what was answered, once it adds up. Joins the caller's transaction. */
@ApplicationScoped
class ResponseWriter {

    /** Clocks of those who tell and of the server differ a little. */
    private static final Duration AHEAD = Duration.ofMinutes(1);

    /** What was kept, and what is to be said about it. */
    record Written(Response response, List<Warning> warnings) {}

    private final Responses responses;
    private final Instruments instruments;
    private final AskingTimes times;
    private final Patients patients;
    private final Gates gates;
    private final Event<ResponseRecorded> news;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    ResponseWriter(
            Responses responses,
            Instruments instruments,
            AskingTimes times,
            Patients patients,
            Gates gates,
            Event<ResponseRecorded> news,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.responses = responses;
        this.instruments = instruments;
        this.times = times;
        this.patients = patients;
        this.gates = gates;
        this.news = news;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    Written add(UUID patient, RecordResponse request, Optional<UUID> account, Optional<UUID> followUp) {
        var instrument = instruments
                .find(request.instrument())
                .orElseThrow(() -> InvalidRequest.at("/instrument", "there is no such instrument"));
        var filled = Filled.of(instrument, request.language(), request.answers(), request.total());
        var born = insistOn(patient).dateOfBirth();
        var now = clock.instant();
        var at = moment(request.answeredAt(), born, now);
        var warnings = times.check(patient, filled, at, Optional.empty());
        var response =
                Response.of(new Entry(ids.next(), patient, at, now, account, followUp, Optional.empty()), filled);
        write(response);
        audit.record(ResponseDeeds.recorded(response));
        return new Written(response, warnings);
    }

    /** At the moment of what was wrong, unless another one is told; then the same rules hold for it as for any other. */
    Written correct(UUID patient, UUID id, CorrectResponse request, UUID account) {
        var born = insistOn(patient).dateOfBirth();
        var wrong = responses.locked(patient, id).orElseThrow(NotFound::new);
        var now = clock.instant();
        var at = request.answeredAt() == null ? wrong.answeredAt() : moment(request.answeredAt(), born, now);
        var entry = new Entry(
                ids.next(),
                patient,
                at,
                now,
                Optional.of(account),
                wrong.followUp(),
                Optional.of(new Entry.Correction(wrong.id(), request.reason())));
        var right = right(entry, wrong, request);
        wrong.correctedBy(right.response().id());
        responses.flush();
        write(right.response());
        audit.record(ResponseDeeds.corrected(wrong, request.reason()));
        return right;
    }

    private Written right(Entry entry, Response wrong, CorrectResponse request) {
        var instrument = instruments.find(wrong.instrument()).orElseThrow(NotFound::new);
        if (request.withdraws()) {
            new InvalidRequest.Collector()
                    .check(request.saysNothing(), "/withdrawn", "what is withdrawn has no answers any more")
                    .refuse();
            return new Written(Response.withdrawal(entry, instrument), List.of());
        }
        var language = request.language() == null ? wrong.language().orElse(null) : request.language();
        var filled = Filled.of(instrument, language, request.answers(), request.total());
        var warnings = standsAsBefore(entry, wrong, filled)
                ? List.<Warning>of()
                : times.check(wrong.patientId(), filled, entry.answeredAt(), Optional.of(wrong.id()));
        return new Written(Response.of(entry, filled), warnings);
    }

    /** It was judged when it was recorded, and not only kept because it told of danger. */
    private static boolean standsAsBefore(Entry entry, Response wrong, Filled filled) {
        return entry.answeredAt().equals(wrong.answeredAt()) && wrong.complete() && (filled.risk() || !wrong.risk());
    }

    private void write(Response response) {
        responses.persistAndFlush(response);
        news.fire(response.news());
    }

    /** Nobody else answers for the patient meanwhile, whose record may just go over into another one. */
    private PatientView insistOn(UUID patient) {
        gates.lock(patient);
        return patients.get(patient);
    }

    /** Days are those of whoever tells the moment. */
    private static Instant moment(OffsetDateTime told, LocalDate born, Instant now) {
        if (told == null) {
            return now;
        }
        new InvalidRequest.Collector()
                .check(!told.toInstant().isAfter(now.plus(AHEAD)), "/answeredAt", "must not be in the future")
                .check(!told.toLocalDate().isBefore(born), "/answeredAt", "must not be before the patient was born")
                .refuse();
        return told.toInstant();
    }
}
