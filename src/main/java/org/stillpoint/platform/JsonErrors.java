package org.stillpoint.platform;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.IgnoredPropertyException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.PropertyBindingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;

/** Says where a JSON body is wrong and why, without the library's words: they name classes and repeat values. */
final class JsonErrors {

    private JsonErrors() {}

    static Refusal refusal(JacksonException failure) {
        return Causes.first(failure, Refusal.class)
                .orElseGet(() -> InvalidRequest.at(pointer(failure), detail(failure)));
    }

    private static String pointer(JacksonException failure) {
        if (failure instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            var pointer = new StringBuilder();
            for (var step : mapping.getPath()) {
                pointer.append('/')
                        .append(
                                step.getFieldName() == null
                                        ? Integer.toString(step.getIndex())
                                        : Violations.escape(step.getFieldName()));
            }
            return pointer.toString();
        }
        return failure.getProcessor() instanceof JsonParser parser
                ? parser.getParsingContext().pathAsPointer().toString()
                : "";
    }

    private static String detail(JacksonException failure) {
        return switch (failure) {
            case BadValue bad -> bad.getOriginalMessage();
            case UnrecognizedPropertyException unknown -> "is not known here";
            case IgnoredPropertyException ignored -> "is not known here";
            case PropertyBindingException other -> "is not known here";
            case StreamConstraintsException tooDeep -> "is too long or nested too deeply";
            case InputCoercionException range -> "must be a number in range";
            case MismatchedInputException mismatch -> mismatch(mismatch);
            case JsonMappingException mapping
            when mapping.getCause() instanceof JacksonException cause -> detail(cause);
            case JsonMappingException mapping -> "is not a possible value";
            default -> malformed(failure);
        };
    }

    private static String mismatch(MismatchedInputException failure) {
        if (failure.getMessage().startsWith("Trailing token")) {
            return "must be one JSON value with nothing after it";
        }
        return failure.getTargetType() == null
                ? "is not a possible value"
                : "must be " + WireFormat.wanted(failure.getTargetType());
    }

    private static String malformed(JacksonException failure) {
        return failure.getOriginalMessage() != null
                        && failure.getOriginalMessage().startsWith("Duplicate field")
                ? "is there twice"
                : "is not JSON";
    }
}
