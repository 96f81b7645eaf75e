package org.stillpoint;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.stillpoint.platform.BootSettings;
import org.stillpoint.platform.CannotStart;
import org.stillpoint.platform.EmbeddedDatabase;

/** Starts the server, and before it the embedded PostgreSQL when no other database is configured. */
@QuarkusMain
public class Stillpoint {
    public static void main(String... args) {
        try {
            run(BootSettings.read(), args);
        } catch (CannotStart reason) {
            System.err.println("Stillpoint can not start: " + reason.getMessage());
            System.exit(1);
        }
    }

    private static void run(BootSettings settings, String... args) {
        // A broken address is refused by a problem of ours (HeadRules), not by Quarkus with a bare status.
        System.setProperty("vertx.disableURIValidation", "true");
        if (settings.demo()) {
            // The demo's passwords are public, so nobody but this machine may reach it, whatever else is configured.
            System.setProperty("quarkus.http.host", "127.0.0.1");
        }
        if (settings.databaseConfigured()) {
            if (!settings.masterKeyConfigured()) {
                throw new CannotStart(CannotStart.NO_MASTER_KEY);
            }
            Quarkus.run(args);
            return;
        }
        if (!settings.masterKeyConfigured()) {
            System.setProperty(
                    "stillpoint.encryption.own-master-key-file",
                    settings.ownMasterKeyFile().toString());
        }
        try (var database = EmbeddedDatabase.start(settings.dataFolder(), settings.programsFolder())) {
            database.datasource().forEach(System::setProperty);
            database.stopAfterServer();
            Quarkus.run(args);
        }
    }
}
