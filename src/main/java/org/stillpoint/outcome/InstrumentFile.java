package org.stillpoint.outcome;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.stillpoint.clinic.FileNode;

/** Instruments as they are written down. Refuses a file that does not add up, and tells the line and the place of all that is wrong. */
record InstrumentFile(Duration baselineAge, List<Instrument> instruments) {

    private static final String RESOURCE = "outcome/instruments.yaml";

    static InstrumentFile shipped() {
        try (var file = InstrumentFile.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            return read(Objects.requireNonNull(file).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static InstrumentFile read(byte[] yaml) {
        var file = FileNode.ofYaml(yaml);
        var age = InstrumentReader.number(file.at("baseline"), "maxAgeDays", 1);
        var codes = new HashMap<String, FileNode>();
        for (var item : file.items("instruments")) {
            var code = item.at("code");
            if (codes.putIfAbsent(item.text("code"), code) != null) {
                code.wrong("the code is used before");
            }
        }
        if (codes.isEmpty()) {
            file.at("instruments").wrong("there must be one");
        }
        var instruments = file.items("instruments").stream()
                .map(item -> new InstrumentReader(item, file.at("asking")).read())
                .toList();
        refuse(file);
        return new InstrumentFile(Duration.ofDays(age), instruments);
    }

    private static void refuse(FileNode file) {
        if (!file.mistakes().isEmpty()) {
            throw new IllegalArgumentException(file.mistakes().stream()
                    .map(error -> RESOURCE + ":" + error.line() + ":" + error.column() + " " + error.pointer() + ": "
                            + error.detail())
                    .collect(Collectors.joining("\n")));
        }
    }
}
