package org.stillpoint.session;

import org.stillpoint.platform.Refusal;

/** It is not complete, or was sent. */
final class FormNotOpen extends Refusal {

    private static final long serialVersionUID = 1L;

    FormNotOpen(FormState state) {
        super(FormProblem.FORM_NOT_OPEN, "The form is " + state + ".");
        with("currentStatus", state);
    }
}
