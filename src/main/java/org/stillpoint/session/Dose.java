package org.stillpoint.session;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Type;
import org.stillpoint.clinic.Route;
import org.stillpoint.platform.SensitiveText;
import org.stillpoint.platform.SensitiveTextType;

/** Something that was given; {@link #at} is its start. */
@Entity
@Table(name = "dose")
class Dose extends ChartEntry {

    @Enumerated(EnumType.STRING)
    private Drug drug;

    @Enumerated(EnumType.STRING)
    private Route route;

    private BigDecimal amount;

    @Enumerated(EnumType.STRING)
    private DoseUnit unit;

    private String lot;

    private Short device;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Column(name = "given_by")
    private UUID givenBy;

    @Column(name = "witnessed_by")
    private UUID witnessedBy;

    @Type(SensitiveTextType.class)
    @Column(name = "beyond_band")
    private SensitiveText beyondBand;

    @Column(name = "beyond_band_by")
    private UUID beyondBandBy;

    protected Dose() {}

    Dose(Entering entering, GivenDose given) {
        super(entering);
        drug = given.drug();
        route = given.route();
        amount = given.amount();
        unit = given.unit();
        lot = given.lot();
        device = given.device().map(Integer::shortValue).orElse(null);
        endedAt = given.end().orElse(null);
        givenBy = given.givenBy();
        witnessedBy = given.witnessedBy().orElse(null);
        beyondBand = given.beyondBand().map(SensitiveText::of).orElse(null);
        beyondBandBy = given.beyondBand().isPresent() ? entering.by() : null;
    }

    /** What a prescriber has let go of the entry in whose place it stands, unless there is a newer word on it. */
    void keepWordOn(Dose wrong) {
        if (beyondBand == null) {
            beyondBand = wrong.beyondBand;
            beyondBandBy = wrong.beyondBandBy;
        }
    }

    /** Once. */
    void end(Instant end) {
        if (correctedBy().isPresent()) {
            throw new EntryCorrected(correctedBy().get());
        }
        if (endedAt != null) {
            throw new DoseEnded();
        }
        MomentsOutOfOrder.insist(end, at());
        endedAt = end;
    }

    boolean isOpen() {
        return counts() && endedAt == null;
    }

    Drug drug() {
        return drug;
    }

    Route route() {
        return route;
    }

    BigDecimal amount() {
        return amount;
    }

    DoseUnit unit() {
        return unit;
    }

    String lot() {
        return lot;
    }

    /** Its number within the day, counted from 1; empty where a dose does not come in devices. */
    Optional<Integer> device() {
        return Optional.ofNullable(device).map(Short::intValue);
    }

    /** Empty while it is being given. */
    Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    /** A practitioner. */
    UUID givenBy() {
        return givenBy;
    }

    Optional<UUID> witnessedBy() {
        return Optional.ofNullable(witnessedBy);
    }

    /** Null unless a prescriber let it go beyond what is plausible. */
    SensitiveText beyondBand() {
        return beyondBand;
    }

    /** An account. */
    Optional<UUID> beyondBandBy() {
        return Optional.ofNullable(beyondBandBy);
    }
}
