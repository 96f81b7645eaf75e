package org.stillpoint.session;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Optional;

/** Vital signs as they were measured at one moment; each may be missing. */
@Entity
@Table(name = "vitals_entry")
class VitalsEntry extends ChartEntry {

    private Short systolic;

    private Short diastolic;

    private Short pulse;

    @Column(name = "oxygen_saturation")
    private Short oxygenSaturation;

    @Column(name = "respiratory_rate")
    private Short respiratoryRate;

    protected VitalsEntry() {}

    VitalsEntry(Entering entering, VitalSigns signs) {
        super(entering);
        systolic = small(signs.systolic());
        diastolic = small(signs.diastolic());
        pulse = small(signs.pulse());
        oxygenSaturation = small(signs.oxygenSaturation());
        respiratoryRate = small(signs.respiratoryRate());
    }

    private static Short small(Optional<Integer> sign) {
        return sign.map(Integer::shortValue).orElse(null);
    }

    VitalSigns signs() {
        return new VitalSigns(
                large(systolic), large(diastolic), large(pulse), large(oxygenSaturation), large(respiratoryRate));
    }

    private static Optional<Integer> large(Short sign) {
        return Optional.ofNullable(sign).map(Short::intValue);
    }
}
