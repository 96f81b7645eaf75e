package org.stillpoint.platform;

import java.util.ArrayList;
import java.util.List;

/**
 * 400 {@code invalid-request}: says where the request is wrong and why. The text never repeats what was sent.
 */
public final class InvalidRequest extends Refusal {

    /** One thing that is wrong; {@code pointer} is a JSON pointer into the body ({@code /person/email}; empty for the body) or a parameter's name. */
    public record Error(String pointer, String detail) {}

    private InvalidRequest(List<Error> errors) {
        super(PlatformProblem.INVALID_REQUEST, summary(errors));
        with("errors", List.copyOf(errors));
    }

    private static String summary(List<Error> errors) {
        if (errors.size() > 1) {
            return errors.size() + " things are wrong with the request.";
        }
        var error = errors.getFirst();
        return error.pointer().isEmpty() ? error.detail() : error.pointer() + ": " + error.detail();
    }

    /** A query, path or header parameter is wrong. */
    public static InvalidRequest parameter(String name, String detail) {
        return new InvalidRequest(List.of(new Error(name, detail)));
    }

    /** A place in the body is wrong. */
    public static InvalidRequest at(String pointer, String detail) {
        return new InvalidRequest(List.of(new Error(pointer, detail)));
    }

    public static InvalidRequest of(List<Error> errors) {
        return new InvalidRequest(errors);
    }

    /** Collects what is wrong, so that the caller learns all of it at once. */
    public static final class Collector {

        private final List<Error> errors = new ArrayList<>();

        public Collector at(String pointer, String detail) {
            errors.add(new Error(pointer, detail));
            return this;
        }

        public Collector parameter(String name, String detail) {
            return at(name, detail);
        }

        /** Adds an error unless {@code good}. */
        public Collector check(boolean good, String pointer, String detail) {
            return good ? this : at(pointer, detail);
        }

        public boolean isEmpty() {
            return errors.isEmpty();
        }

        /** Refuses the request if anything was collected. */
        public void refuse() {
            if (!errors.isEmpty()) {
                throw of(errors);
            }
        }
    }
}
