package org.stillpoint.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.stillpoint.platform.NotFound;
import org.stillpoint.platform.Versions;
import org.stillpoint.security.Audit;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.Deed;
import org.stillpoint.security.KeyKind;

/** What the sender of a request sees and does with its key. Somebody else's request does not exist. */
@ApplicationScoped
@Transactional
class OwnRequest {

    /** With the version that the ETag tells. */
    record Versioned<T>(T body, long version) {}

    private final AppointmentRequests requests;
    private final IntakeLimits limits;
    private final Receipts receipts;
    private final Contacts contacts;
    private final Links links;
    private final Audit audit;
    private final CurrentUser user;
    private final Clock clock;

    OwnRequest(
            AppointmentRequests requests,
            IntakeLimits limits,
            Receipts receipts,
            Contacts contacts,
            Links links,
            Audit audit,
            CurrentUser user,
            Clock clock) {
        this.requests = requests;
        this.limits = limits;
        this.receipts = receipts;
        this.contacts = contacts;
        this.links = links;
        this.audit = audit;
        this.user = user;
        this.clock = clock;
    }

    RequestReceipt read(UUID id) {
        var request = own(id);
        tell("REQUEST_READ", request);
        return receipts.of(request, null);
    }

    Versioned<ContactPoints> contact(UUID id) {
        var request = own(id);
        tell("REQUEST_READ", request);
        return new Versioned<>(ContactPoints.of(request.contact()), request.version());
    }

    Versioned<ContactPoints> correct(UUID id, long version, ContactPoints sent) {
        limits.chargeChange();
        var request = own(id);
        Versions.check(version, request.version());
        request.correct(contacts.of(sent, request.wish().siteId()));
        requests.flush();
        tell("REQUEST_CONTACT_CORRECTED", request);
        return new Versioned<>(ContactPoints.of(request.contact()), request.version());
    }

    RequestReceipt withdraw(UUID id) {
        limits.chargeChange();
        var request = own(id);
        request.withdraw(clock.instant());
        links.release(request);
        requests.flush();
        tell("REQUEST_WITHDRAWN", request);
        return receipts.of(request, null);
    }

    private AppointmentRequest own(UUID id) {
        return user.keySubject(KeyKind.APPOINTMENT_REQUEST)
                .filter(id::equals)
                .flatMap(requests::findByIdOptional)
                .orElseThrow(NotFound::new);
    }

    private void tell(String action, AppointmentRequest request) {
        audit.record(Deed.of(action, "AppointmentRequest", request.id()));
    }
}
