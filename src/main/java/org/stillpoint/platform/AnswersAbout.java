package org.stillpoint.platform;

import jakarta.inject.Singleton;
import java.util.UUID;

/** The answers that are kept for repetitions, by whom or what they are about. Nobody can read them without the caller's key. */
@Singleton
public class AnswersAbout {

    private final Database database;

    AnswersAbout(Database database) {
        this.database = database;
    }

    /** For rows that are deleted: a repetition is a new request then. Joins the caller's transaction. */
    public void forget(UUID... rows) {
        database.update("delete from idempotency_answer where about && ?", (Object) rows);
    }
}
