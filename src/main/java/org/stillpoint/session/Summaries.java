package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.stillpoint.security.Audit;
import org.stillpoint.session.DischargeSession.NextContact;

/** Writes what patients take home. */
@ApplicationScoped
@Transactional
class Summaries {

    private final SessionFiles files;
    private final SessionLeavings leavings;
    private final Instance<NextDateSource> calendars;
    private final Audit audit;
    private final Clock clock;

    Summaries(
            SessionFiles files,
            SessionLeavings leavings,
            Instance<NextDateSource> calendars,
            Audit audit,
            Clock clock) {
        this.files = files;
        this.leavings = leavings;
        this.calendars = calendars;
        this.audit = audit;
        this.clock = clock;
    }

    SummaryView of(UUID id) {
        var file = files.of(id);
        var session = file.session();
        var leaves = SessionClock.of(file, clock.instant()).plannedEnd();
        var ban = DrivingBan.of(file, leaves)
                .map(each -> new SummaryView.NoDriving(file.local(each.until()), each.afterRestfulSleep()))
                .orElse(null);
        var instructions = file.protocol()
                .flatMap(protocol -> protocol.instructions().after())
                .orElse(null);
        var dates = nextDates(session, leaves);
        var view = new SummaryView(
                id,
                file.site().alias(),
                file.site().phone(),
                file.site().zone(),
                file.local(session.arrivedAt()),
                file.local(session.leftAt()),
                ban,
                instructions,
                dates,
                SummaryText.of(file.site(), file.local(session.arrivedAt()), ban, instructions, dates));
        audit.record(SessionDeeds.of("SESSION_SUMMARY_READ", session));
        return view;
    }

    private List<NextDate> nextDates(Session session, Instant after) {
        var dates = new ArrayList<NextDate>();
        calendars.forEach(calendar -> dates.addAll(calendar.after(session.patientId(), after)));
        leavings.findByIdOptional(session.id())
                .flatMap(SessionLeaving::contact)
                .ifPresent(contact -> dates.add(new NextDate(contact.on(), null, words(contact), null)));
        dates.sort(Comparator.comparing(NextDate::on));
        return List.copyOf(dates);
    }

    private static String words(NextContact contact) {
        return switch (contact.kind()) {
            case PHONE_CALL -> "we call you";
            case VIDEO_CALL -> "we meet you by video";
            case MESSAGE -> "we send you a message";
            case VISIT -> "we see you here";
        };
    }
}
