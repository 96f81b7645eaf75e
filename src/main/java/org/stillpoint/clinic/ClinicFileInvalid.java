package org.stillpoint.clinic;

import java.util.List;
import org.stillpoint.platform.Refusal;

/** A clinic file with something wrong in it; nothing of it is loaded. */
final class ClinicFileInvalid extends Refusal {

    private final transient List<FileError> errors;

    ClinicFileInvalid(List<FileError> errors) {
        super(ClinicProblem.CLINIC_FILE_INVALID, "The clinic file has " + errors.size() + " mistake(s).");
        this.errors = List.copyOf(errors);
        with("errors", this.errors);
    }

    List<FileError> errors() {
        return errors;
    }
}
