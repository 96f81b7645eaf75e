package org.stillpoint.followup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.Site;
import org.stillpoint.platform.SensitiveText;
import org.stillpoint.platform.Unreadable;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.Roles;

/** Shows follow-ups: what is due to all staff, what was asked and answered to clinicians. */
@ApplicationScoped
class FollowUpViews {

    private final Clinic clinic;
    private final MoveRequests moves;
    private final CurrentUser user;
    private final Clock clock;

    FollowUpViews(Clinic clinic, MoveRequests moves, CurrentUser user, Clock clock) {
        this.clinic = clinic;
        this.moves = moves;
        this.user = user;
        this.clock = clock;
    }

    FollowUpView of(FollowUp followUp) {
        return view(followUp, null);
    }

    /** Each by itself, as one of a list. */
    List<FollowUpView> of(List<ShownFollowUp> all) {
        boolean clinician = user.has(Roles.NURSE);
        var now = clock.instant();
        var sites = all.stream()
                .map(ShownFollowUp::site)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), this::site));
        var booked = clinician ? moves.booked(all) : Map.<UUID, UUID>of();
        return all.stream()
                .map(each -> view(each, sites.get(each.site()), clinician, booked, now, null))
                .toList();
    }

    /** With what has happened to it, the oldest first. */
    FollowUpView of(FollowUp followUp, List<FollowUpHistory.Told> history) {
        var zone = site(followUp.siteId()).zone();
        return view(followUp, history.stream().map(each -> event(each, zone)).toList());
    }

    private FollowUpView view(FollowUp followUp, List<FollowUpView.Event> history) {
        var shown = followUp.shown();
        var booked = moves.booked(List.of(shown));
        return view(shown, site(shown.site()), user.has(Roles.NURSE), booked, clock.instant(), history);
    }

    private FollowUpView.Event event(FollowUpHistory.Told told, ZoneId zone) {
        var detail = told.detail();
        return new FollowUpView.Event(
                told.what(),
                local(told.at(), zone),
                told.by().orElse(null),
                local(detail.dueAt(), zone),
                local(detail.formerDueAt(), zone),
                user.has(Roles.NURSE) ? detail.outcome() : null,
                detail.appointment());
    }

    /** For the patient: when something is due, and in neutral words what. */
    FollowUpView own(FollowUp followUp) {
        return of(followUp).forPatient();
    }

    private Site site(UUID id) {
        return clinic.plan(known -> known.site(id).isPresent()).site(id).orElseThrow();
    }

    private static FollowUpView view(
            ShownFollowUp followUp,
            Site site,
            boolean clinician,
            Map<UUID, UUID> booked,
            Instant now,
            List<FollowUpView.Event> history) {
        var zone = site.zone();
        var window = followUp.window();
        return new FollowUpView(
                followUp.id(),
                followUp.patient(),
                followUp.code(),
                followUp.kind(),
                followUp.state(now),
                site.code(),
                zone,
                local(window.from(), zone),
                local(window.due(), zone),
                local(window.to(), zone),
                FollowUpWords.forPatient(followUp.kind()),
                reason(followUp.why(), zone),
                followUp.series().orElse(null),
                followUp.session().orElse(null),
                followUp.follows().orElse(null),
                clinician ? followUp.instruments() : null,
                followUp.appointment().orElse(null),
                followUp.owner(now)
                        .map(owner -> new FollowUpView.Owner(
                                owner.account(), local(owner.since(), zone), local(owner.until(), zone)))
                        .orElse(null),
                followUp.attempts(),
                local(followUp.nextTryAt().orElse(null), zone),
                followUp.escalation(),
                local(followUp.completedAt().orElse(null), zone),
                followUp.completedBy().orElse(null),
                clinician ? followUp.outcome().orElse(null) : null,
                clinician ? text(followUp.result().orElse(null)) : null,
                clinician ? followUp.responses() : null,
                clinician ? followUp.about().orElse(null) : null,
                clinician ? suggested(followUp, booked, zone) : null,
                clinician ? unreadable(followUp.result().orElse(null)) : null,
                history,
                followUp.version());
    }

    private static FollowUpView.Reason reason(Why why, ZoneId zone) {
        return new FollowUpView.Reason(
                why.rule(),
                local(why.since(), zone),
                why.number(),
                why.of(),
                why.hours(),
                why.days(),
                FollowUpWords.of(why));
    }

    private static FollowUpView.Suggested suggested(ShownFollowUp followUp, Map<UUID, UUID> booked, ZoneId zone) {
        return followUp.suggestion()
                .map(each -> new FollowUpView.Suggested(
                        each.from(), each.to(), local(each.acceptedAt(), zone), booked.get(followUp.id())))
                .orElse(null);
    }

    private static String text(SensitiveText words) {
        return words == null ? null : words.text().orElse(null);
    }

    private static List<String> unreadable(SensitiveText words) {
        return Unreadable.among("result", words).names();
    }

    private static OffsetDateTime local(Instant moment, ZoneId zone) {
        return moment == null ? null : moment.atZone(zone).toOffsetDateTime();
    }
}
