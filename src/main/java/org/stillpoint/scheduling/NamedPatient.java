package org.stillpoint.scheduling;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.stillpoint.patient.Patients;
import org.stillpoint.platform.Constraints;
import org.stillpoint.platform.Database;

/** Whether a patient who is named exists is left to the database, which looks at it anyway. */
@Singleton
class NamedPatient {

    private static final String EXISTS = "appointment_patient";

    private final Patients patients;

    NamedPatient(Patients patients) {
        this.patients = patients;
    }

    /** Refuses with the pointer {@code /patient} if the statements fail because there is no such patient. */
    void write(UUID patient, Runnable statements) {
        try {
            statements.run();
        } catch (Database.Failure refused) {
            throw Constraints.violated(refused).filter(EXISTS::equals).isPresent()
                    ? patients.unknown(patient, "/patient")
                    : refused;
        }
    }
}
