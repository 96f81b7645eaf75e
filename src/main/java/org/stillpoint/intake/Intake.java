package org.stillpoint.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.stream.Stream;
import org.stillpoint.clinic.Site;
import org.stillpoint.intake.Slips.Usable;
import org.stillpoint.platform.Ids;
import org.stillpoint.platform.InvalidRequest;
import org.stillpoint.platform.References;
import org.stillpoint.security.Audit;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.KeyKind;
import org.stillpoint.security.PersonalKeys;

/** Takes in what the website sends, and what staff enter for people who called or came, and shows it to staff. */
@ApplicationScoped
@Transactional
class Intake {

    private static final Duration KEY_LIFE = Duration.ofDays(180);

    private final AppointmentRequests requests;
    private final Contacts contacts;
    private final Links links;
    private final IntakeLimits limits;
    private final DangerSigns dangerSigns;
    private final MachineSigns machineSigns;
    private final Crises crises;
    private final Receipts receipts;
    private final Slips slips;
    private final PersonalKeys keys;
    private final Audit audit;
    private final CurrentUser user;
    private final Ids ids;
    private final Clock clock;

    Intake(
            AppointmentRequests requests,
            Contacts contacts,
            Links links,
            IntakeLimits limits,
            DangerSigns dangerSigns,
            MachineSigns machineSigns,
            Crises crises,
            Receipts receipts,
            Slips slips,
            PersonalKeys keys,
            Audit audit,
            CurrentUser user,
            Ids ids,
            Clock clock) {
        this.requests = requests;
        this.contacts = contacts;
        this.links = links;
        this.limits = limits;
        this.dangerSigns = dangerSigns;
        this.machineSigns = machineSigns;
        this.crises = crises;
        this.receipts = receipts;
        this.slips = slips;
        this.keys = keys;
        this.audit = audit;
        this.user = user;
        this.ids = ids;
        this.clock = clock;
    }

    RequestReceipt receive(RequestAppointment typed) {
        boolean byStaff = user.mayWriteRequests();
        var danger = dangerSigns.in(typed);
        var usable = byStaff ? slips.ofStaff(typed) : usable(typed, danger.isPresent());
        var sent = usable.request();
        var site = site(sent);
        var contact = contacts.of(sent, site.map(Site::id).orElse(null));
        if (!byStaff) {
            limits.charge(contact, danger.isPresent());
        }
        var request = AppointmentRequest.receive(
                ids.next(),
                Origin.of(References.next(), sent, user.account(), clock.instant()),
                contact,
                Wish.of(sent, site.map(Site::id), usable.asTyped()));
        machineSigns
                .in(sent)
                .filter(sign -> !byStaff && danger.isEmpty())
                .ifPresentOrElse(request::holdBack, () -> links.link(request));
        Optional.ofNullable(sent.promisedCallAt())
                .map(OffsetDateTime::toInstant)
                .ifPresent(request::promiseCall);
        var raised = danger.map(source -> crises.raise(request, source));
        requests.persist(request);
        var key = byStaff ? null : key(request);
        var received = RequestDeeds.of("REQUEST_RECEIVED", request);
        audit.record(Stream.concat(Stream.of(received), raised.stream()).toList());
        return receipts.of(request, key);
    }

    private Usable usable(RequestAppointment typed, boolean inDanger) {
        return inDanger ? slips.leaveOut(typed) : slips.fromOutside(typed);
    }

    private String key(AppointmentRequest request) {
        return keys.issue(
                KeyKind.APPOINTMENT_REQUEST,
                request.id(),
                request.origin().receivedAt().plus(KEY_LIFE));
    }

    private Optional<Site> site(RequestAppointment sent) {
        var found = contacts.site(sent.site());
        if (found.isEmpty() && sent.site() != null) {
            throw InvalidRequest.at("/site", "there is no such site");
        }
        return found;
    }
}
