package org.stillpoint.intake;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.stillpoint.platform.CannotStart;
import org.stillpoint.platform.Database;

/** Reads the questionnaire of the screening: the clinic's own, or the one that comes with the program. */
@Startup // A mistake in the clinic's own is told when the server starts, not when somebody answers.
@ApplicationScoped
class Questionnaires {

    private static final String KEEP =
            "insert into screening_version (version, items, shown_at) values (?, ?, ?) on conflict (version) do nothing";

    private final Questionnaire present;
    private final Database database;
    private final Clock clock;

    Questionnaires(IntakeConfig config, Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
        try (var file = open(config)) {
            present = new YAMLMapper().readValue(file, Questionnaire.class);
        } catch (IOException unreadable) {
            throw new CannotStart("the questionnaire of the screening can not be read: " + unreadable.getMessage());
        }
    }

    private static InputStream open(IntakeConfig config) throws IOException {
        return config.screeningFile().isPresent()
                ? Files.newInputStream(Path.of(config.screeningFile().get()))
                : Questionnaires.class.getClassLoader().getResourceAsStream("intake/screening.yaml");
    }

    /** After the migrations: answers may still come when another version is shown. */
    void keep(@Observes StartupEvent started) {
        database.update(KEEP, present.version(), present.codes().toArray(String[]::new), clock.instant());
    }

    /** What a version asks or has asked; empty if it was never shown here. */
    Optional<Set<String>> itemsOf(String version) {
        return present.version().equals(version)
                ? Optional.of(present.codes())
                : database.first(
                        "select items from screening_version where version = ?",
                        row -> Set.of((String[]) row.getArray(1).getArray()),
                        version);
    }

    Questionnaire present() {
        return present;
    }
}
