package org.stillpoint.session;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.platform.Ids;
import org.stillpoint.platform.InvalidRequest;
import org.stillpoint.security.Audit;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.Deed;

/** Prepares forms from the record, and keeps that they were sent and what they said then. */
@ApplicationScoped
@Transactional
class FormDesk {

    static final String WHAT = "FORM";
    static final String KIND = "SessionForm";

    private static final TypeReference<Map<String, String>> ANSWERS = new TypeReference<>() {};
    private static final TypeReference<List<FormField>> FIELDS = new TypeReference<>() {};

    private final SessionFiles files;
    private final FormRows rows;
    private final FormCases cases;
    private final SessionNews news;
    private final CurrentUser user;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    FormDesk(
            SessionFiles files,
            FormRows rows,
            FormCases cases,
            SessionNews news,
            CurrentUser user,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.files = files;
        this.rows = rows;
        this.cases = cases;
        this.news = news;
        this.user = user;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    FormView get(UUID session, String code) {
        return read(session, code, "SESSION_FORM_READ");
    }

    /** The same, on paper. */
    byte[] print(UUID session, String code) {
        return FormPdf.of(read(session, code, "SESSION_FORM_EXPORTED"));
    }

    private FormView read(UUID session, String code, String action) {
        var file = files.of(session);
        var form = rows.of(session, code);
        audit.record(deed(action, form, file));
        return view(form, file);
    }

    FormView complete(UUID session, String code, long version, CompleteForm request) {
        var file = files.of(session);
        var form = rows.of(session, code, version);
        insistOnKnown(FormDefinitions.of(code), request.typed());
        insistOnComplete(fields(FormDefinitions.of(code), file, request.typed()));
        form.complete(FormText.of(request.typed()), user.account().orElseThrow(), clock.instant());
        return changed(form, file, "SESSION_FORM_COMPLETED", clock.instant());
    }

    private static void insistOnKnown(FormDefinition definition, Map<String, String> typed) {
        var errors = new InvalidRequest.Collector();
        typed.forEach((name, answer) -> errors.check(
                        definition.fields().stream()
                                .anyMatch(field -> field.from() == FormSource.STAFF
                                        && field.name().equals(name)),
                        "/answers/" + name.replace("~", "~0").replace("/", "~1"),
                        "is no field that is typed")
                .check(answer != null, "/answers", "must be texts"));
        errors.refuse();
    }

    private static void insistOnComplete(List<FormField> fields) {
        var missing = missing(fields);
        if (!missing.isEmpty()) {
            throw new FormIncomplete(missing);
        }
    }

    FormView submit(UUID session, String code, long version, SubmitForm request) {
        var file = files.of(session);
        var form = rows.of(session, code, version);
        var now = clock.instant();
        var at = file.moment(request.at(), "/at", now);
        var fields = fields(FormDefinitions.of(code), file, answers(form));
        form.submit(at);
        insistOnComplete(fields);
        rows.persist(new FormSubmission(
                ids.next(),
                form,
                at,
                now,
                user.account().orElseThrow(),
                request.confirmationNumber(),
                FormText.of(fields)));
        return changed(form, file, "SESSION_FORM_SUBMITTED", at);
    }

    private FormView changed(SessionForm form, SessionFile file, String action, Instant at) {
        rows.flush();
        news.changed(file.session(), WHAT, at);
        audit.record(deed(action, form, file));
        return view(form, file);
    }

    private static Deed deed(String action, SessionForm form, SessionFile file) {
        return Deed.of(action, KIND, form.id()).about(file.session().patientId());
    }

    private FormView view(SessionForm form, SessionFile file) {
        var definition = FormDefinitions.of(form.code());
        var sent = rows.submissions(form);
        var kept = form.isSubmitted()
                ? FormText.read(sent.getFirst().snapshot(), FIELDS)
                : Optional.<List<FormField>>empty();
        var fields = kept.orElseGet(() -> fields(definition, file, answers(form)));
        return new FormView(
                form.sessionId(),
                form.code(),
                definition.title(),
                form.state(clock.instant()),
                form.dueOn(),
                fields,
                missing(fields),
                file.local(form.readyAt()),
                form.readyBy().orElse(null),
                sent.stream()
                        .map(one -> new FormView.Submission(file.local(one.at()), one.by(), one.confirmationNumber()))
                        .toList(),
                form.version());
    }

    private static Map<String, String> answers(SessionForm form) {
        return FormText.read(form.answers(), ANSWERS).orElseGet(Map::of);
    }

    private List<FormField> fields(FormDefinition definition, SessionFile file, Map<String, String> typed) {
        var day = cases.of(file);
        return definition.fields().stream()
                .map(field -> {
                    var value = field.from() == FormSource.STAFF
                            ? Optional.ofNullable(typed.get(field.name()))
                                    .filter(text -> !text.isBlank())
                                    .map(FormValue::of)
                            : field.from().read(day);
                    return new FormField(
                            field.name(),
                            field.label(),
                            value.map(FormValue::text).orElse(null),
                            field.from(),
                            value.map(FormValue::entries).orElseGet(List::of),
                            field.required());
                })
                .toList();
    }

    private static List<String> missing(List<FormField> fields) {
        return fields.stream().filter(FormField::isMissing).map(FormField::name).toList();
    }
}
