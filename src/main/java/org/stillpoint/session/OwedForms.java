package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.stillpoint.clinic.Site;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.Ids;

/** Knows which forms a session owes to whom. Joins the caller's transaction. */
@ApplicationScoped
class OwedForms {

    private static final String INSERT = """
            insert into session_form (id, session_id, site_id, code, due_on, due_until, state, created_at, version)
            values (?, ?, ?, ?, ?, ?, 'DRAFT', ?, 0)
                on conflict on constraint session_form_once do nothing
            """;

    private final Database database;
    private final FormRows rows;
    private final Ids ids;
    private final Clock clock;

    OwedForms(Database database, FormRows rows, Ids ids, Clock clock) {
        this.database = database;
        this.rows = rows;
        this.ids = ids;
        this.clock = clock;
    }

    /** Something was given: what its protocol, and what its label, asks for after each treatment. */
    void afterTreatment(SessionFile file) {
        var day = file.local(file.session().dosingBeganAt()).toLocalDate();
        treatmentForms(file).forEach((code, days) -> owe(file.session().id(), file.site(), code, day.plusDays(days)));
    }

    /** Nothing was given after all, and nothing was sent about it. */
    void afterNothing(SessionFile file) {
        database.update(
                """
                delete from session_form f
                 where session_id = ? and code = any(string_to_array(?, ' '))
                   and not exists (select 1 from form_submission where form_id = f.id)
                """, file.session().id(), String.join(" ", treatmentForms(file).keySet()));
    }

    /** Days until each is due, by its code. */
    private static Map<String, Integer> treatmentForms(SessionFile file) {
        var owed = new LinkedHashMap<String, Integer>();
        ChartLimits.forms(file.session().route()).forEach(rule -> owed.put(rule.code(), rule.dueDays()));
        file.protocol().ifPresent(protocol -> protocol.forms().forEach(form -> owed.put(form.code(), form.dueDays())));
        return owed;
    }

    /** Also where the form was sent before: then it told of less. */
    void afterSeriousEvent(SessionFile file) {
        ChartLimits.seriousEventForm(file.session().route()).ifPresent(rule -> {
            var due = LocalDate.ofInstant(clock.instant(), file.site().zone()).plusDays(rule.dueDays());
            if (!owe(file.session().id(), file.site(), rule.code(), due)) {
                rows.locked(file.session().id(), rule.code())
                        .beginAnew(due, file.site().zone());
            }
        });
    }

    private boolean owe(UUID session, Site site, String code, LocalDate due) {
        var until = due.plusDays(1).atStartOfDay(site.zone()).toInstant();
        return database.update(INSERT, ids.next(), session, site.id(), code, due, until, clock.instant()) == 1;
    }
}
