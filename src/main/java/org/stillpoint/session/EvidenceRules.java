package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.TreeSet;
import org.stillpoint.clinic.ActorKind;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.Route;
import org.stillpoint.platform.InvalidRequest;
import org.stillpoint.platform.Phones;

/** What evidence has to say to be kept: each gate has its own members. Tells all that is wrong at once. */
@ApplicationScoped
class EvidenceRules {

    private static final String ON_SITE = "PRESCRIBER_ON_SITE";

    private final Clinic clinic;

    EvidenceRules(Clinic clinic) {
        this.clinic = clinic;
    }

    /** @param root where it stands in the request: {@code ""} or {@code "/evidence"} */
    EvidenceDetail checked(DayGate gate, RecordEvidence told, SessionFile file, String root, Instant now) {
        var errors = new InvalidRequest.Collector();
        var given = told.given();
        new TreeSet<>(gate.needed())
                .forEach(name -> errors.check(given.contains(name), root + "/" + name, "is needed for this gate"));
        new TreeSet<>(given)
                .forEach(name -> errors.check(
                        gate.needed().contains(name) || gate.allowed().contains(name),
                        root + "/" + name,
                        "is not about this gate"));
        errors.refuse();
        errors.check(isPast(told.lastFoodAt(), now), root + "/lastFoodAt", "must not be in the future")
                .check(isPast(told.lastLiquidAt(), now), root + "/lastLiquidAt", "must not be in the future")
                .check(isPast(told.lastNasalSprayAt(), now), root + "/lastNasalSprayAt", "must not be in the future")
                .check(
                        !Boolean.TRUE.equals(told.changed()) || told.note() != null,
                        root + "/note",
                        "is needed where the medications have changed")
                .check(
                        told.drug() == null || isOf(file.session().route(), told.drug()),
                        root + "/drug",
                        "is not what is given at this visit")
                .check(
                        told.practitioner() == null || isPrescriberOf(file, told.practitioner()),
                        root + "/practitioner",
                        "there is no such prescriber at this site")
                .refuse();
        return told.detail(
                told.phone() == null
                        ? null
                        : Phones.e164(told.phone(), file.site().country(), root + "/phone"));
    }

    private static boolean isPast(OffsetDateTime moment, Instant now) {
        return moment == null || !moment.toInstant().isAfter(now);
    }

    private static boolean isOf(Route route, Drug drug) {
        return drug == (route == Route.ESKETAMINE_NASAL ? Drug.ESKETAMINE : Drug.KETAMINE);
    }

    private boolean isPrescriberOf(SessionFile file, String code) {
        return clinic.plan(known -> known.actor(code).isPresent())
                .actor(code)
                .filter(actor -> actor.kind() == ActorKind.PRACTITIONER
                        && !actor.retired()
                        && actor.siteId().equals(file.site().id())
                        && actor.canServeAs(ON_SITE))
                .isPresent();
    }
}
