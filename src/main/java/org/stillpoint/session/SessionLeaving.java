package org.stillpoint.session;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Type;
import org.stillpoint.platform.SensitiveText;
import org.stillpoint.platform.SensitiveTextType;
import org.stillpoint.scheduling.CancelReason;
import org.stillpoint.session.DischargeSession.NextContact;
import org.stillpoint.session.DischargeSession.WayHome;

/** How a patient left, on whose word. Never changed. */
@Entity
@Table(name = "session_leaving")
class SessionLeaving {

    @Id
    @Column(name = "session_id")
    private UUID sessionId;

    @Enumerated(EnumType.STRING)
    private SessionState how;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(name = "recorded_by")
    private UUID recordedBy;

    @Enumerated(EnumType.STRING)
    @Column(name = "way_home")
    private WayHome.Kind wayHome;

    @Type(SensitiveTextType.class)
    @Column(name = "taken_home_by")
    private SensitiveText takenHomeBy;

    @Column(name = "instructions_given")
    private Boolean instructionsGiven;

    @Column(name = "contact_on")
    private LocalDate contactOn;

    @Enumerated(EnumType.STRING)
    @Column(name = "contact_kind")
    private NextContact.Kind contactKind;

    @Enumerated(EnumType.STRING)
    @Column(name = "transferred_to")
    private TransferSession.To transferredTo;

    @Enumerated(EnumType.STRING)
    private CancelReason cause;

    protected SessionLeaving() {}

    private SessionLeaving(Session session, UUID by, Instant now) {
        sessionId = session.id();
        how = session.state();
        recordedBy = by;
        recordedAt = now;
    }

    static SessionLeaving discharged(Session session, DischargeSession request, UUID by, Instant now) {
        var leaving = new SessionLeaving(session, by, now);
        leaving.wayHome = request.transport().kind();
        leaving.takenHomeBy = SensitiveText.ofNullable(request.transport().name());
        leaving.instructionsGiven = request.instructionsGiven();
        Optional.ofNullable(request.followUp()).ifPresent(contact -> {
            leaving.contactOn = contact.on();
            leaving.contactKind = contact.kind();
        });
        return leaving;
    }

    static SessionLeaving withoutDose(Session session, CancelReason cause, UUID by, Instant now) {
        var leaving = new SessionLeaving(session, by, now);
        leaving.cause = cause;
        return leaving;
    }

    static SessionLeaving transferred(Session session, TransferSession.To to, UUID by, Instant now) {
        var leaving = new SessionLeaving(session, by, now);
        leaving.transferredTo = to;
        return leaving;
    }

    /** What was agreed when the patient left. */
    Optional<NextContact> contact() {
        return Optional.ofNullable(contactOn).map(on -> new NextContact(on, contactKind));
    }
}
