package org.stillpoint.intake;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.stillpoint.platform.CannotStart;

/** Reads the questionnaire of the screening: the clinic's own, or the one that comes with the program. */
@Startup // A mistake in the clinic's own is told when the server starts, not when somebody answers.
@ApplicationScoped
class Questionnaires {

    private final Questionnaire present;

    Questionnaires(IntakeConfig config) {
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

    Questionnaire present() {
        return present;
    }
}
