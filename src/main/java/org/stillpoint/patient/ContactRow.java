package org.stillpoint.patient;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Type;
import org.hibernate.type.SqlTypes;
import org.stillpoint.platform.SensitiveText;
import org.stillpoint.platform.SensitiveTextType;

/** A contact point as it is kept: never changed, only replaced. */
@Entity
@Table(name = "patient_contact_point")
class ContactRow {

    @Id
    private UUID id;

    @Column(name = "patient_id")
    private UUID patientId;

    private short position;

    @Enumerated(EnumType.STRING)
    private ContactKind kind;

    @Type(SensitiveTextType.class)
    private SensitiveText value;

    @Column(name = "value_index")
    private byte[] valueIndex;

    @Enumerated(EnumType.STRING)
    private ContactUse use;

    private boolean preferred;

    @Column(name = "leave_message")
    private boolean leaveMessage;

    @Column(name = "may_text")
    private boolean mayText;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "best_times")
    private List<ReachableTime> bestTimes;

    @Column(name = "valid_until")
    private LocalDate validUntil;

    protected ContactRow() {}

    static ContactRow of(UUID id, UUID patientId, int position, ContactPoint point, byte[] index) {
        var row = new ContactRow();
        row.id = id;
        row.patientId = patientId;
        row.position = (short) position;
        row.kind = point.kind();
        row.value = SensitiveText.of(point.value());
        row.valueIndex = index;
        row.use = point.use();
        row.preferred = point.preferred();
        row.leaveMessage = point.safeToLeaveMessage();
        row.mayText = point.mayText();
        row.bestTimes = point.bestTimes();
        row.validUntil = point.validUntil();
        return row;
    }

    UUID id() {
        return id;
    }

    UUID patientId() {
        return patientId;
    }

    boolean readable() {
        return value.readable();
    }

    /** Empty if it can not be read. */
    Optional<ContactPoint> point() {
        return value.text()
                .map(text ->
                        new ContactPoint(kind, text, use, preferred, leaveMessage, mayText, bestTimes, validUntil));
    }
}
