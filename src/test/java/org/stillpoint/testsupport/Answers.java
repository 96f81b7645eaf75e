package org.stillpoint.testsupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What the operations of the stored contract have answered in one run of the suite, beside what it says that they answer. */
public final class Answers {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<Answered> HEARD = ConcurrentHashMap.newKeySet();

    private Answers() {}

    /**
     * What an operation has answered with.
     *
     * @param operation its {@code operationId}
     * @param what the status of a success, the slug of a problem, both the slug and a member of a problem, or a required member that was
     *     not there
     */
    public record Answered(String operation, String what) {

        private static final String OF = "#";
        private static final String WITHOUT = "-";

        private static Answered member(String operation, String slug, String member) {
            return new Answered(operation, slug + OF + member);
        }

        private static Answered without(String operation, String member) {
            return new Answered(operation, WITHOUT + member);
        }

        public boolean isSuccess() {
            return Character.isDigit(what.charAt(0));
        }

        public boolean isProblem() {
            return !isSuccess() && !isMember() && !isIncomplete();
        }

        public boolean isMember() {
            return what.contains(OF);
        }

        public boolean isIncomplete() {
            return what.startsWith(WITHOUT);
        }

        /** Whether the contract says so where it describes the operation; of a member, where it describes problems. */
        public boolean isNamed() {
            if (isMember()) {
                return StoredContract.membersOfProblems().contains(what.substring(what.indexOf(OF) + 1));
            }
            var description = StoredContract.operation(operation);
            return isSuccess()
                    ? description.successes().contains(what)
                    : description.problems().contains(what);
        }
    }

    static void heard(String verb, String address, int status, String body) {
        StoredContract.at(verb, address).ifPresent(operation -> {
            var answer = json(body);
            if (status < 400) {
                note(new Answered(operation.id(), Integer.toString(status)));
            } else {
                refused(operation.id(), answer);
            }
            operation.lackedBy(status, answer).forEach(member -> note(Answered.without(operation.id(), member)));
        });
    }

    private static void refused(String operation, JsonNode problem) {
        var type = problem.path("type").asText();
        if (type.contains("/problems/")) {
            var slug = type.substring(type.lastIndexOf('/') + 1);
            note(new Answered(operation, slug));
            problem.properties().stream()
                    .map(Map.Entry::getKey)
                    .forEach(member -> note(Answered.member(operation, slug, member)));
        }
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            return JSON.missingNode();
        }
    }

    private static void note(Answered answered) {
        if (HEARD.add(answered)) {
            TestLogs.append(notes(), answered.operation() + " " + answered.what());
        }
    }

    /** Of all servers, and all programs that have run tests. */
    public static Set<Answered> ofThisRun() {
        try (var lines = Files.lines(notes())) {
            return lines.map(line -> line.split(" "))
                    .map(words -> new Answered(words[0], words[1]))
                    .collect(Collectors.toSet());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path notes() {
        return TestLogs.folder().resolve("answers.txt");
    }
}
