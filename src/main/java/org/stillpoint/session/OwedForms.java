package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.Ids;

/**
 * Knows which forms a session owes to whom: whoever enters or corrects what they come from, or tell of, has it worked out anew. Joins
 * the caller's transaction.
 */
@ApplicationScoped
class OwedForms {

    private static final String INSERT = """
            insert into session_form (id, session_id, site_id, code, due_on, due_until, state, created_at, version)
            values (?, ?, ?, ?, ?, ?, 'DRAFT', ?, 0)
                on conflict on constraint session_form_once do nothing
            """;

    private final Database database;
    private final SessionFiles files;
    private final ChartEntries entries;
    private final FormRows rows;
    private final FormFields fields;
    private final Ids ids;
    private final Clock clock;

    OwedForms(
            Database database,
            SessionFiles files,
            ChartEntries entries,
            FormRows rows,
            FormFields fields,
            Ids ids,
            Clock clock) {
        this.database = database;
        this.files = files;
        this.entries = entries;
        this.rows = rows;
        this.fields = fields;
        this.ids = ids;
        this.clock = clock;
    }

    /** While a patient is here, no form that tells of vital signs or observations can have been completed. */
    void afterEntry(ChartFrame frame) {
        if (frame.leftAt().isPresent()) {
            follow(frame.session());
        }
    }

    /** Locked before the record is read: else of two who change it at once neither would know what the other does. */
    void follow(UUID session) {
        var forms = rows.locked(session);
        follow(forms, files.of(session));
    }

    /** For whoever holds the session. */
    void follow(SessionFile file) {
        follow(rows.locked(file.session().id()), file);
    }

    private void follow(List<SessionForm> forms, SessionFile file) {
        var owed = owed(file);
        owed.forEach((code, due) -> owe(file, code, due));
        forms.forEach(form -> settle(form, file, owed.containsKey(form.code())));
    }

    /** Once something was given, and once something serious has happened; with the days on which they are due. */
    private Map<String, LocalDate> owed(SessionFile file) {
        var owed = new HashMap<String, LocalDate>();
        file.session()
                .dosingBeganAt()
                .map(began -> file.local(began).toLocalDate())
                .ifPresent(day -> treatmentForms(file).forEach((code, days) -> owed.put(code, day.plusDays(days))));
        ChartLimits.seriousEventForm(file.session().route())
                .filter(rule -> entries
                        .holding(AdverseEvent.class, file.session().id())
                        .stream()
                        .anyMatch(AdverseEvent::isSerious))
                .ifPresent(rule -> owed.put(rule.code(), today(file).plusDays(rule.dueDays())));
        return owed;
    }

    /** What was never sent is owed for as long as it has a reason; what was, once more where it said otherwise. */
    private void settle(SessionForm form, SessionFile file, boolean hasReason) {
        var sent = rows.submissions(form).stream().findFirst();
        if (sent.isEmpty() && !hasReason) {
            rows.delete(form);
        } else if (sent.filter(last -> fields.saysAsSent(form, last, file)).isPresent()) {
            form.standAsSent(sent.get());
        } else {
            form.beginAnew(
                    today(file).plusDays(daysUntilDue(form.code(), file)),
                    file.site().zone());
        }
    }

    private LocalDate today(SessionFile file) {
        return file.local(clock.instant()).toLocalDate();
    }

    private static int daysUntilDue(String code, SessionFile file) {
        return ChartLimits.seriousEventForm(file.session().route())
                .filter(rule -> rule.code().equals(code))
                .map(FormRule::dueDays)
                .orElseGet(() -> treatmentForms(file).getOrDefault(code, 0));
    }

    /** Days until each is due, by its code. */
    private static Map<String, Integer> treatmentForms(SessionFile file) {
        var owed = new HashMap<String, Integer>();
        ChartLimits.forms(file.session().route()).forEach(rule -> owed.put(rule.code(), rule.dueDays()));
        file.protocol().ifPresent(protocol -> protocol.forms().forEach(form -> owed.put(form.code(), form.dueDays())));
        return owed;
    }

    private void owe(SessionFile file, String code, LocalDate due) {
        var site = file.site();
        var until = due.plusDays(1).atStartOfDay(site.zone()).toInstant();
        database.update(INSERT, ids.next(), file.session().id(), site.id(), code, due, until, clock.instant());
    }
}
