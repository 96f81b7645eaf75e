package org.stillpoint.session;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.clinic.Route;

/**
 * What was given, and by whom.
 *
 * @param device its number within the day, counted from 1
 * @param end empty while it is being given
 * @param beyondBand why a prescriber lets it be more or less than is plausible
 */
record GivenDose(
        Drug drug,
        Route route,
        BigDecimal amount,
        DoseUnit unit,
        String lot,
        Optional<Integer> device,
        Instant start,
        Optional<Instant> end,
        UUID givenBy,
        Optional<UUID> witnessedBy,
        Optional<String> beyondBand) {

    boolean isSameAmountAs(GivenDose other) {
        return drug == other.drug && unit == other.unit && amount.compareTo(other.amount) == 0;
    }

    boolean isSameDeviceAs(GivenDose other) {
        return device.equals(other.device) && start.equals(other.start);
    }

    static GivenDose of(Dose dose) {
        return new GivenDose(
                dose.drug(),
                dose.route(),
                dose.amount(),
                dose.unit(),
                dose.lot(),
                dose.device(),
                dose.at(),
                dose.endedAt(),
                dose.givenBy(),
                dose.witnessedBy(),
                Optional.empty());
    }
}
