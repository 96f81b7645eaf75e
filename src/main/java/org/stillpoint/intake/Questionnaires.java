package org.stillpoint.intake;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the questionnaire of the screening: the clinic's own, or the one that comes with the program. */
@ApplicationScoped
class Questionnaires {

    private final Questionnaire present;

    Questionnaires(IntakeConfig config) {
        try (var file = open(config)) {
            present = YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .build()
                    .readValue(file, Questionnaire.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The questionnaire of the screening can not be read", unreadable);
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
