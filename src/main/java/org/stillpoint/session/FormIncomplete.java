package org.stillpoint.session;

import java.util.List;
import org.stillpoint.platform.Refusal;

/** Required fields are empty; says which. */
final class FormIncomplete extends Refusal {

    private static final long serialVersionUID = 1L;

    FormIncomplete(List<String> missing) {
        super(
                FormProblem.FORM_INCOMPLETE,
                missing.size() == 1 ? "A field is empty." : missing.size() + " fields are empty.");
        with("missing", missing);
    }
}
