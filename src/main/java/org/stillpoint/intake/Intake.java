package org.stillpoint.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.Site;
import org.stillpoint.platform.Cursor;
import org.stillpoint.platform.Ids;
import org.stillpoint.platform.InvalidRequest;
import org.stillpoint.platform.NotFound;
import org.stillpoint.platform.Page;
import org.stillpoint.platform.PageRequest;
import org.stillpoint.platform.Phones;
import org.stillpoint.platform.References;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.KeyKind;
import org.stillpoint.security.PersonalKeys;

/** Takes in what the website sends and shows it to staff, and to its sender where it stands. */
@ApplicationScoped
@Transactional
class Intake {

    private static final Duration KEY_LIFE = Duration.ofDays(180);
    private static final Cursor BEGINNING = new Cursor(Instant.EPOCH, new UUID(0, 0));

    private final AppointmentRequests requests;
    private final IntakeConfig config;
    private final Clinic clinic;
    private final PersonalKeys keys;
    private final CurrentUser user;
    private final Ids ids;
    private final Clock clock;

    Intake(
            AppointmentRequests requests,
            IntakeConfig config,
            Clinic clinic,
            PersonalKeys keys,
            CurrentUser user,
            Ids ids,
            Clock clock) {
        this.requests = requests;
        this.config = config;
        this.clinic = clinic;
        this.keys = keys;
        this.user = user;
        this.ids = ids;
        this.clock = clock;
    }

    RequestReceipt receive(RequestAppointment sent) {
        boolean byStaff = user.mayWriteRequests();
        sent.check(byStaff);
        var now = clock.instant();
        var site = site(sent);
        var country = site.map(Site::country).orElseGet(() -> clinic.plan().homeCountry());
        var phone = Optional.ofNullable(sent.phone())
                .filter(text -> !text.isBlank())
                .map(text -> Phones.e164(text, country));
        var request = AppointmentRequest.receive(
                ids.next(),
                References.next(),
                sent,
                Contact.of(sent, phone),
                Wish.of(sent, site.map(Site::id)),
                user.account(),
                now);
        requests.persist(request);
        var key = byStaff ? null : keys.issue(KeyKind.APPOINTMENT_REQUEST, request.id(), now.plus(KEY_LIFE));
        return receipt(request, key);
    }

    private Optional<Site> site(RequestAppointment sent) {
        if (sent.site() == null) {
            return Optional.empty();
        }
        var found = clinic.plan(known -> known.site(sent.site()).isPresent())
                .site(sent.site())
                .filter(site -> !site.retired());
        if (found.isEmpty()) {
            throw InvalidRequest.at("/site", "there is no such site");
        }
        return found;
    }

    /** Where the sender's own request stands; somebody else's does not exist. */
    RequestReceipt own(UUID id) {
        if (user.keySubject(KeyKind.APPOINTMENT_REQUEST).filter(id::equals).isEmpty()) {
            throw new NotFound();
        }
        return receipt(requests.findByIdOptional(id).orElseThrow(NotFound::new), null);
    }

    private RequestReceipt receipt(AppointmentRequest request, String key) {
        return new RequestReceipt(
                request.id(),
                request.reference(),
                key,
                request.status(),
                config.nextSteps(request.language()),
                config.crisisResources(request.language()));
    }

    Page<RequestView> list(RequestStatus status, PageRequest page) {
        var found = requests.page(status, page.after().orElse(BEGINNING), page.limit() + 1);
        return Page.of(found, page.limit(), last -> new Cursor(last.receivedAt(), last.id()).encode())
                .map(this::view);
    }

    private RequestView view(AppointmentRequest request) {
        var site = Optional.ofNullable(request.wish().siteId())
                .flatMap(id -> clinic.plan(plan -> plan.site(id).isPresent()).site(id))
                .map(Site::code);
        return RequestView.of(request, site.orElse(null));
    }
}
