package org.stillpoint.platform;

import io.quarkus.arc.Arc;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/** The framework's reader of forms throws, as if it were at fault itself, whatever it stumbles over in what was sent. */
final class FormFailure {

    private static final String FORM = MediaType.APPLICATION_FORM_URLENCODED;
    private static final String TOO_MANY = "Param limit of ";

    private FormFailure() {}

    /** Empty if something else failed: the form is not there yet only as long as it is being read. */
    static Optional<Refusal> refusal(Throwable failure, Supplier<Refusal> unreadable) {
        if (!Arc.container().requestContext().isActive()) {
            return Optional.empty();
        }
        var request = CurrentRequestManager.get();
        if (request == null
                || request.getFormData() != null
                || !isForm(request.serverRequest().getRequestHeader(HttpHeaders.CONTENT_TYPE))) {
            return Optional.empty();
        }
        if (failure instanceof IllegalArgumentException) {
            return Optional.of(unreadable.get());
        }
        return failure.getMessage() != null && failure.getMessage().startsWith(TOO_MANY)
                ? Optional.of(TooLarge.form())
                : Optional.empty();
    }

    private static boolean isForm(String type) {
        return type != null && type.regionMatches(true, 0, FORM, 0, FORM.length());
    }
}
