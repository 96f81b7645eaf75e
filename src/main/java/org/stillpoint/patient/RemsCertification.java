package org.stillpoint.patient;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** That a site is certified by the REMS of esketamine. */
@Entity
@Table(name = "rems_certification")
class RemsCertification extends KeptRecord {

    @Column(name = "site_id")
    private UUID siteId;

    @Column(name = "certification_number")
    private String certificationNumber;

    @Column(name = "valid_from")
    private LocalDate validFrom;

    @Column(name = "valid_until")
    private LocalDate validUntil;

    protected RemsCertification() {}

    RemsCertification(UUID siteId, Recording recording, RecordRemsCertification certified) {
        super(recording);
        this.siteId = siteId;
        certificationNumber = certified.certificationNumber();
        validFrom = certified.from();
        validUntil = certified.until();
    }

    UUID siteId() {
        return siteId;
    }

    String certificationNumber() {
        return certificationNumber;
    }

    LocalDate validFrom() {
        return validFrom;
    }

    /** The last day, where it has one. */
    Optional<LocalDate> validUntil() {
        return Optional.ofNullable(validUntil);
    }
}
