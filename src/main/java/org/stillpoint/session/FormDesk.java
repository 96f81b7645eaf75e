package org.stillpoint.session;

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

    private final SessionFiles files;
    private final FormRows rows;
    private final FormFields fields;
    private final SessionNews news;
    private final CurrentUser user;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    FormDesk(
            SessionFiles files,
            FormRows rows,
            FormFields fields,
            SessionNews news,
            CurrentUser user,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.files = files;
        this.rows = rows;
        this.fields = fields;
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
        var form = rows.of(session, code, version);
        var file = files.of(session);
        var by = user.account().orElseThrow();
        var filled = fields.of(code, file, new FormAnswers(request.typed(), Optional.of(by)));
        insistOnGaps(filled, request.typed());
        insistOnComplete(filled);
        form.complete(FormText.of(request.typed()), by, clock.instant());
        return changed(form, file, "SESSION_FORM_COMPLETED", clock.instant());
    }

    /** Nobody says otherwise than the record. */
    private static void insistOnGaps(List<FormField> fields, Map<String, String> typed) {
        var errors = new InvalidRequest.Collector();
        typed.forEach((name, answer) -> errors.check(
                        fields.stream()
                                .filter(field -> field.name().equals(name))
                                .anyMatch(field -> field.from().takesWords() && !field.isFromRecord()),
                        "/answers/" + name.replace("~", "~0").replace("/", "~1"),
                        "is no field that is typed, or stands in the record")
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
        // Locked before the record is read: whoever corrects it meanwhile finds the form as it was sent.
        var form = rows.of(session, code, version);
        var file = files.of(session);
        var now = clock.instant();
        var at = file.moment(request.at(), "/at", now);
        var filled = fields.of(form, file);
        form.submit(at);
        insistOnComplete(filled);
        rows.persist(new FormSubmission(
                ids.next(),
                form,
                at,
                now,
                user.account().orElseThrow(),
                request.confirmationNumber(),
                FormText.of(filled)));
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
        var sent = rows.submissions(form);
        var filled = Optional.of(form)
                .filter(SessionForm::isSubmitted)
                .flatMap(submitted -> FormFields.sent(sent.getFirst()))
                .orElseGet(() -> fields.of(form, file));
        return new FormView(
                form.sessionId(),
                form.code(),
                FormDefinitions.of(form.code()).title(),
                form.state(clock.instant()),
                form.dueOn(),
                filled,
                missing(filled),
                file.local(form.readyAt()),
                form.readyBy().orElse(null),
                sent.stream().map(one -> sent(one, file)).toList(),
                form.version());
    }

    private static FormView.Submission sent(FormSubmission one, SessionFile file) {
        return new FormView.Submission(
                file.local(one.at()),
                one.by(),
                one.confirmationNumber(),
                FormFields.sent(one).orElseGet(List::of));
    }

    private static List<String> missing(List<FormField> fields) {
        return fields.stream().filter(FormField::isMissing).map(FormField::name).toList();
    }
}
