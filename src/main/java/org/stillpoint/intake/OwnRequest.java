package org.stillpoint.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.stillpoint.platform.NotFound;
import org.stillpoint.platform.Versions;
import org.stillpoint.scheduling.LostVisitGivenUp;
import org.stillpoint.security.Audit;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.KeyKind;

/** What the sender of a request sees and does with its key. Somebody else's request does not exist. */
@ApplicationScoped
@Transactional
class OwnRequest {

    private final AppointmentRequests requests;
    private final IntakeLimits limits;
    private final Receipts receipts;
    private final Contacts contacts;
    private final Links links;
    private final DangerSigns dangerSigns;
    private final Crises crises;
    private final Event<LostVisitGivenUp> givenUp;
    private final Audit audit;
    private final CurrentUser user;
    private final Clock clock;

    OwnRequest(
            AppointmentRequests requests,
            IntakeLimits limits,
            Receipts receipts,
            Contacts contacts,
            Links links,
            DangerSigns dangerSigns,
            Crises crises,
            Event<LostVisitGivenUp> givenUp,
            Audit audit,
            CurrentUser user,
            Clock clock) {
        this.requests = requests;
        this.limits = limits;
        this.receipts = receipts;
        this.contacts = contacts;
        this.links = links;
        this.dangerSigns = dangerSigns;
        this.crises = crises;
        this.givenUp = givenUp;
        this.audit = audit;
        this.user = user;
        this.clock = clock;
    }

    RequestReceipt read(UUID id) {
        var request = find(id);
        tell("REQUEST_READ", request);
        return receipts.of(request, null);
    }

    OwnContact contact(UUID id) {
        var request = find(id);
        tell("REQUEST_READ", request);
        return OwnContact.of(request);
    }

    OwnContact correct(UUID id, long version, ContactPoints sent) {
        boolean inDanger = dangerSigns.areIn(sent.name());
        limits.chargeChange(inDanger);
        var request = find(id);
        Versions.check(version, request.version());
        receipts.insistOpen(request);
        var contact = contacts.of(sent, request.wish().siteId());
        if (!inDanger) {
            limits.chargeNewContactPoints(request.contact(), contact);
        }
        boolean isReachedElsewhere = !contact.isReachedAs(request.contact());
        boolean wasOpen = request.status().isOpen();
        request.correct(contact, clock.instant());
        boolean asksAgain = !wasOpen && request.status().isOpen();
        if (isReachedElsewhere || asksAgain) {
            linkAnew(request);
        }
        var deeds = new ArrayList<>(List.of(RequestDeeds.of("REQUEST_CONTACT_CORRECTED", request)));
        if (inDanger) {
            deeds.add(crises.raise(request, CrisisSource.TEXT));
        }
        requests.flush();
        crises.correct(request);
        audit.record(deeds);
        return OwnContact.of(request);
    }

    /** Under another number, or meanwhile, the person may have asked already; whoever stands for others in the queue goes on to. */
    private void linkAnew(AppointmentRequest request) {
        if (request.linkedTo().isEmpty()
                && request.heldBackBecause().isEmpty()
                && requests.openLinkedTo(request.id()).isEmpty()) {
            links.link(request);
        }
    }

    RequestReceipt withdraw(UUID id) {
        limits.chargeChange(false);
        var request = find(id);
        receipts.insistOpen(request);
        request.withdraw(clock.instant());
        links.release(request);
        requests.flush();
        tell("REQUEST_WITHDRAWN", request);
        request.patientId().map(LostVisitGivenUp::new).ifPresent(givenUp::fire);
        return receipts.of(request, null);
    }

    /** Refuses with {@link NotFound}. */
    AppointmentRequest find(UUID id) {
        return user.keySubject(KeyKind.APPOINTMENT_REQUEST)
                .filter(id::equals)
                .flatMap(requests::findByIdOptional)
                .orElseThrow(NotFound::new);
    }

    private void tell(String action, AppointmentRequest request) {
        audit.record(RequestDeeds.of(action, request));
    }
}
