package org.stillpoint.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.stillpoint.patient.Patients;
import org.stillpoint.platform.NotFound;
import org.stillpoint.platform.Page;
import org.stillpoint.platform.PageRequest;
import org.stillpoint.security.Audit;
import org.stillpoint.security.CurrentUser;

/** What clinicians do with answers: enter, read, correct. */
@ApplicationScoped
@Transactional
class ResponseDesk {

    private final ResponseWriter writer;
    private final Responses responses;
    private final Instruments instruments;
    private final Outcomes outcomes;
    private final Patients patients;
    private final CurrentUser user;
    private final Audit audit;

    ResponseDesk(
            ResponseWriter writer,
            Responses responses,
            Instruments instruments,
            Outcomes outcomes,
            Patients patients,
            CurrentUser user,
            Audit audit) {
        this.writer = writer;
        this.responses = responses;
        this.instruments = instruments;
        this.outcomes = outcomes;
        this.patients = patients;
        this.user = user;
        this.audit = audit;
    }

    ResponseView record(UUID patient, RecordResponse request) {
        var written = writer.add(patient, request, Optional.of(account()), Optional.empty());
        return view(written.response(), written.warnings());
    }

    ResponseView correct(UUID patient, UUID response, CorrectResponse request) {
        var right = writer.correct(patient, response, request, account());
        return view(right.response(), right.warnings());
    }

    ResponseView read(UUID patient, UUID id) {
        patients.get(patient);
        var response = responses.find(patient, id).orElseThrow(NotFound::new);
        audit.record(ResponseDeeds.read(response));
        return view(response, null);
    }

    Page<ResponseView> list(UUID patient, Optional<String> instrument, PageRequest page) {
        patients.get(patient);
        var found = Page.of(responses.page(patient, instrument, page), page.limit(), Responses::cursor);
        audit.record(ResponseDeeds.listed(patient, found.items().size()));
        return found.map(response -> view(response, null));
    }

    OutcomesView outcomes(UUID patient) {
        patients.get(patient);
        var last = new TreeMap<String, Measure>();
        outcomes.scores(patient).stream()
                .filter(Score::complete)
                .map(Measure::of)
                .forEach(measure -> last.put(measure.instrument(), measure));
        audit.record(ResponseDeeds.outcomesRead(patient));
        return new OutcomesView(patient, outcomes.ofCourses(patient), List.copyOf(last.values()));
    }

    private ResponseView view(Response response, List<Warning> warnings) {
        return ResponseView.of(response, instruments.find(response.instrument()), warnings);
    }

    private UUID account() {
        return user.account().orElseThrow();
    }
}
