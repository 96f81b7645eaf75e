package org.stillpoint.treatment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.annotations.Type;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.stillpoint.platform.SensitiveText;
import org.stillpoint.platform.SensitiveTextType;

/** Something that has happened to a series. Never changed. */
@Entity
@Table(name = "series_event")
class SeriesEvent {

    @Id
    private UUID id;

    @Column(name = "series_id")
    private UUID seriesId;

    @Enumerated(EnumType.STRING)
    private SeriesEventKind kind;

    private Instant at;

    private UUID by;

    @Type(SensitiveTextType.class)
    private SensitiveText reason;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private EventDetail detail;

    protected SeriesEvent() {}

    SeriesEvent(UUID id, UUID seriesId, SeriesEventKind kind, EventDetail detail, String reason, UUID by, Instant at) {
        this.id = id;
        this.seriesId = seriesId;
        this.kind = kind;
        this.detail = detail;
        this.reason = SensitiveText.ofNullable(reason);
        this.by = by;
        this.at = at;
    }

    UUID id() {
        return id;
    }

    UUID seriesId() {
        return seriesId;
    }

    SeriesEventKind kind() {
        return kind;
    }

    Instant at() {
        return at;
    }

    UUID by() {
        return by;
    }

    /** Null for none. */
    SensitiveText reason() {
        return reason;
    }

    EventDetail detail() {
        return detail;
    }
}
