package org.stillpoint.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * After all other tests: nothing that they have told about people stands in what any server has logged or in any problem that it
 * answered, nor anything that looks like a person's, whether it was told or not.
 */
class LogScanIT {

    private static final Pattern LOOKS_LIKE_SOMEBODYS = Pattern.compile(
            "Testperson" // by which we know made-up people
                    + "|[\\w.%+-]+@[\\w-]+(\\.[\\w-]+)*\\.[A-Za-z]{2,}" // an e-mail address
                    + "|(?<!\\w)1?\\d{3}555\\d{4}(?!\\w)" // a telephone number that nobody has, not the digits of a
                    // longer one
                    + "|spk_[\\w-]{20,}" // a personal key
                    + "|eyJ[\\w-]{10,}\\.eyJ"); // a token

    private static final Pattern EXAMPLE = Pattern.compile("examples? = \"[^\"]*\"");

    @BeforeEach
    void theWholeSuiteHasRun() {
        // Maven hands on what was asked for on its command line.
        assumeTrue(System.getProperty("it.test") == null, "only some of the tests were run");
    }

    private static List<Path> logs() throws IOException {
        try (var files = Files.list(TestLogs.folder())) {
            return files.filter(file -> file.toString().endsWith(".log")).toList();
        }
    }

    @Test
    void thereIsSomethingToLookThrough() throws IOException {
        assertThat(TestLogs.folder().resolve("tests-1.log")).isNotEmptyFile();
        assertThat(TestLogs.folder().resolve("tests-2.log")).isNotEmptyFile();
        assertThat(logs())
                .filteredOn(file -> file.getFileName().toString().startsWith("server-"))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(file).exists());
        assertThat(TestLogs.folder().resolve("problems.log")).isNotEmptyFile();
        assertThat(TestLogs.heard()).hasSizeGreaterThan(100).contains("Ada", "Testperson");
    }

    @Test
    void nothingThatWasToldAboutSomebodyIsLogged() throws IOException {
        var words = ownWords();
        for (var log : logs()) {
            var text = Files.readString(log);
            boolean speaks = log.endsWith("problems.log");
            assertThat(TestLogs.heard().stream()
                            .filter(told -> isIn(text, told))
                            .filter(told -> !speaks || !isIn(words, told)))
                    .as(log.toString())
                    .isEmpty();
        }
    }

    /** What a problem says by itself, as "please" or "84 mg", tests may have told too. Examples are no words of a problem. */
    private static String ownWords() throws IOException {
        var all = new StringBuilder();
        for (var folder : List.of("src/main/java", "src/main/resources")) {
            try (var files = Files.walk(Path.of(folder))) {
                for (var file : files.filter(Files::isRegularFile)
                        .filter(each -> !each.toString().contains("contract"))
                        .filter(each -> each.toString().matches(".*\\.(java|yaml|properties|sql|json)"))
                        .toList()) {
                    all.append(EXAMPLE.matcher(Files.readString(file)).replaceAll(""));
                }
            }
        }
        return all.toString();
    }

    /** As a word of its own. */
    private static boolean isIn(String text, String told) {
        return text.contains(told)
                && Pattern.compile("(?<!\\w)" + Pattern.quote(told) + "(?!\\w)")
                        .matcher(text)
                        .find();
    }

    @Test
    void nothingThatLooksLikeSomebodysIsLogged() throws IOException {
        for (var log : logs()) {
            try (Stream<String> lines = Files.lines(log)) {
                assertThat(lines.filter(
                                line -> LOOKS_LIKE_SOMEBODYS.matcher(line).find()))
                        .as(log.toString())
                        .isEmpty();
            }
        }
    }
}
