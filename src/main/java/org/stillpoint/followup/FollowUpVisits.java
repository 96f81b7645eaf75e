package org.stillpoint.followup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.ClinicPlan;
import org.stillpoint.clinic.Service;
import org.stillpoint.clinic.Site;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.InvalidRequest;
import org.stillpoint.platform.TimeSlot;
import org.stillpoint.treatment.NextSession;

/** Says which visit a follow-up is for, and when it may be. */
@ApplicationScoped
class FollowUpVisits {

    private static final String SERVICE_BEFORE = """
            select a.service_id from session s join appointment a on a.id = s.appointment_id where s.id = ?""";

    /** Of whoever has lost a visit: what they were to come for. */
    private static final String SERVICE_LOST = "select service_id from appointment where id = ?";

    private final NextSession next;
    private final Database database;
    private final Clinic clinic;

    FollowUpVisits(NextSession next, Database database, Clinic clinic) {
        this.next = next;
        this.database = database;
        this.clinic = clinic;
    }

    /** {@code inSeries}: it becomes a session of the follow-up's series. */
    record Visit(String service, String site, Optional<NextSession.Which> inSeries) {}

    /**
     * Refuses with {@link NotBookable}.
     *
     * @param service code of another than the usual one; only where it belongs to no course
     */
    Visit of(FollowUp followUp, Optional<String> service) {
        var which = inSeries(followUp);
        if (which.isPresent() && service.isPresent()) {
            throw InvalidRequest.at("/service", "comes from the course");
        }
        var code = which.isPresent()
                ? next.service(followUp.seriesId().orElseThrow(), which.get())
                : service.or(() -> usual(followUp));
        var plan = clinic.plan(known -> code.flatMap(known::service).isPresent());
        var site = plan.site(followUp.siteId()).orElseThrow();
        return code.filter(each -> isOffered(plan, each, site))
                .map(each -> new Visit(each, site.code(), which))
                .orElseThrow(NotBookable::new);
    }

    private static boolean isOffered(ClinicPlan plan, String code, Site site) {
        return plan.service(code)
                .filter(service -> !service.retired() && service.sites().contains(site.id()))
                .isPresent();
    }

    private static Optional<NextSession.Which> inSeries(FollowUp followUp) {
        if (followUp.seriesId().isEmpty()) {
            return Optional.empty();
        }
        if (followUp.kind() == FollowUpKind.SESSION) {
            return Optional.of(NextSession.Which.TREATMENT);
        }
        return FollowUpDefaults.isReviewOfCourse(followUp.code())
                ? Optional.of(NextSession.Which.REVIEW)
                : Optional.empty();
    }

    private Optional<String> usual(FollowUp followUp) {
        return switch (followUp.kind()) {
            case SESSION ->
                followUp.sessionId().isPresent()
                        ? sameAs(SERVICE_BEFORE, followUp.sessionId().get())
                        : Returning.lost(followUp.origin()).flatMap(visit -> sameAs(SERVICE_LOST, visit));
            case VISIT, REVIEW -> Optional.of(FollowUpDefaults.visitService());
            case CHECK_IN, QUESTIONNAIRE, CALL, RISK -> Optional.empty();
        };
    }

    private Optional<String> sameAs(String sql, UUID of) {
        return database.first(sql, row -> row.getObject(1, UUID.class), of)
                .flatMap(id ->
                        clinic.plan(known -> known.service(id).isPresent()).service(id))
                .map(Service::code);
    }

    /** What is left of its window; of one that has passed, the days from now on. */
    static TimeSlot when(FollowUp followUp, Instant now) {
        var window = followUp.window();
        if (!now.isBefore(window.to())) {
            return new TimeSlot(now, now.plus(FollowUpDefaults.bookLateWithin()));
        }
        return new TimeSlot(now.isAfter(window.from()) ? now : window.from(), window.to());
    }
}
