package org.stillpoint.followup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.OptionalInt;
import java.util.UUID;
import org.stillpoint.patient.Patients;
import org.stillpoint.platform.Database;

/**
 * Finds out whether who holds a link knows whose it is: one after the other, so that many guesses at once are no more than their number.
 * Joins the caller's transaction, which stays when {@link DateOfBirthWrong} is thrown.
 */
@ApplicationScoped
class Holders {

    /** Of these advisory locks, which have the follow-up as the second key: "hold". Taken before any row, and by nobody else. */
    private static final int LOCK = 0x686f6c64;

    private final Database database;
    private final Patients patients;

    Holders(Database database, Patients patients) {
        this.database = database;
        this.patients = patients;
    }

    /** Empty for the patient; for others how many tries are left. Refuses with {@link LinkOver} after too many. */
    OptionalInt triesLeft(UUID followUp, UUID patient, LocalDate dateOfBirth) {
        database.first("select pg_advisory_xact_lock(?, hashtext(?))", row -> 1, LOCK, followUp.toString());
        int wrong = database.first(
                        "select wrong from follow_up_link where follow_up_id = ?", row -> row.getInt(1), followUp)
                .orElseThrow(LinkOver::new);
        if (wrong >= LinkRow.MOST_WRONG) {
            throw new LinkOver();
        }
        return patients.wasBornOn(patient, dateOfBirth)
                ? OptionalInt.empty()
                : OptionalInt.of(LinkRow.MOST_WRONG - oneMore(followUp, wrong));
    }

    private int oneMore(UUID followUp, int wrong) {
        database.update("update follow_up_link set wrong = wrong + 1 where follow_up_id = ?", followUp);
        return wrong + 1;
    }
}
