package org.stillpoint.testsupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * What all servers of one run of the suite log, in one folder, and beside it what tests have told them about people: whatever they
 * send as text in JSON, apart from what names no person. A scan at the end looks for the one in the other.
 */
public final class TestLogs {

    /** Which of the JVMs that run tests beside each other this one is. */
    static final String JVM = System.getProperty("stillpoint.test-jvm", "1");

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Words of the clinic and of the program: codes, ids, moments, days of this century, numbers. */
    private static final Pattern OF_NOBODY =
            Pattern.compile("[A-Z0-9_]*|[a-z0-9]+([-_.][a-z0-9]+)+|[A-Z]\\w+/\\w+|[a-z]{2}(-[A-Z]{2})?"
                    + "|true|yes|text|nobody|short|website" // of which any log may tell
                    + "|frontdesk|nurse|prescriber|manager" // which the demo tells everybody
                    + "|20\\d\\d-.*|\\d\\d:\\d\\d|[0-9A-Fa-f-]{36}");

    private static final Set<String> NAMES_OF_NOBODY =
            // the set-up secret is shown on the console on purpose, once
            Set.of(
                    "service",
                    "site",
                    "actor",
                    "clinician",
                    "practitioner",
                    "version",
                    "textVersion",
                    "roles",
                    "item",
                    "secret");

    /** Of a longer text its beginning is enough to know it by. */
    private static final int LONGEST = 200;

    private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

    private static final Filter LISTENING = new Listening();

    private TestLogs() {}

    /** Each run of the build has its own. */
    public static Path folder() {
        try {
            return Files.createDirectories(Path.of(System.getProperty("stillpoint.test-logs", "target/logs/by-hand")));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The texts that were told, a JSON text on each line. */
    public static Path said() {
        return folder().resolve("said.txt");
    }

    /** A copy of what a server that is about to go has logged. */
    static void keep(Path log, String name) {
        try {
            if (Files.exists(log)) {
                Files.copy(log, folder().resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** From now on also what REST Assured sends is heard. */
    public static synchronized void listen() {
        if (!RestAssured.filters().contains(LISTENING)) {
            RestAssured.filters(LISTENING);
        }
    }

    static void said(String path, JsonNode body) {
        if (!path.startsWith("/v1/echo")) {
            hear("", body);
        }
    }

    /** Problems go where nobody knows who reads them: what they say is looked through too. */
    static void answered(String verb, String address, int status, String body) {
        Answers.heard(verb, address, status, body);
        if (status >= 400 && !body.isEmpty()) {
            append(folder().resolve("problems.log"), body.replace('\n', ' '));
        }
    }

    private static void hear(String name, JsonNode value) {
        value.properties().forEach(member -> hear(member.getKey(), member.getValue()));
        if (value.isArray()) {
            value.forEach(item -> hear(name, item));
        }
        var start = value.asText().substring(0, Math.min(value.asText().length(), LONGEST));
        if (value.isTextual() && isOfSomebody(name, start) && SAID.add(start)) {
            write(start);
        }
    }

    /** Two letters and less would be found everywhere. */
    private static boolean isOfSomebody(String name, String text) {
        return text.length() > 2
                && text.chars().anyMatch(Character::isLetterOrDigit)
                && !NAMES_OF_NOBODY.contains(name)
                && !OF_NOBODY.matcher(text).matches();
    }

    private static void write(String text) {
        append(said(), JSON.valueToTree(text).toString());
    }

    static void append(Path file, String line) {
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The texts, without those that can not be read back. */
    static List<String> heard() {
        try (var lines = Files.lines(said())) {
            return lines.map(TestLogs::text).distinct().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String text(String line) {
        try {
            return JSON.readTree(line).asText();
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    private static final class Listening implements Filter {
        @Override
        public Response filter(
                FilterableRequestSpecification request,
                FilterableResponseSpecification response,
                FilterContext context) {
            if (request.getBody() instanceof String body && body.startsWith("{")) {
                try {
                    said(request.getDerivedPath(), JSON.readTree(body));
                } catch (IOException notJson) {
                    // That is what such a test is about.
                }
            }
            var answer = context.next(request, response);
            answered(request.getMethod(), request.getDerivedPath(), answer.statusCode(), answer.asString());
            return answer;
        }
    }
}
