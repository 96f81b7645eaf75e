package org.stillpoint.intake;

import jakarta.enterprise.context.ApplicationScoped;

/** Tells the sender of a request, in their language, where it stands, what happens next and who helps in a crisis. */
@ApplicationScoped
class Receipts {

    private final IntakeConfig config;

    Receipts(IntakeConfig config) {
        this.config = config;
    }

    /** {@code key} is null but for the one time that it is shown. */
    RequestReceipt of(AppointmentRequest request, String key) {
        var status = request.statusToSender();
        return new RequestReceipt(
                config.crisisResources(request.origin().language()),
                request.id(),
                request.origin().reference(),
                key,
                status,
                config.statusText(request.origin().language(), status),
                config.nextSteps(request.origin().language(), request.isInCrisis()),
                null,
                request.version());
    }
}
