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
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.stillpoint.platform.CannotStart;
import org.stillpoint.platform.Database;

/** Reads the questionnaire of the screening: the clinic's own, or the one that comes with the program. */
@Startup // A mistake in the clinic's own is told when the server starts, not when somebody answers.
@ApplicationScoped
class Questionnaires {

    private static final String KEEP =
            "insert into screening_version (version, items, crisis_items, shown_at) values (?, ?, ?, ?)"
                    + " on conflict (version) do update set crisis_items = excluded.crisis_items";

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
        database.update(KEEP, present.version(), array(present.codes()), array(present.crisisCodes()), clock.instant());
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

    /** By the present one, or by any that was shown here before, for a page that was open over a change. */
    boolean tellOfDanger(AnswerScreening given) {
        var answers = given.asTheyAre();
        return present.tellsOfDanger(answers) || !present.version().equals(given.version()) && didTell(answers);
    }

    private boolean didTell(Map<String, ScreeningAnswer> answers) {
        var affirmed = answers.keySet().stream()
                .filter(item -> answers.get(item).affirms())
                .toList();
        return database.first("select 1 from screening_version where crisis_items && ?::text[]", row -> true, (Object)
                        array(affirmed))
                .isPresent();
    }

    private static String[] array(Collection<String> codes) {
        return codes.toArray(String[]::new);
    }

    Questionnaire present() {
        return present;
    }
}
