package org.stillpoint.platform;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads parameters in the same formats as bodies; a wrong one is a 400 that names it, where the default is a 404. */
@Provider
class Parameters implements ParamConverterProvider {

    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,19}");

    private static final Map<Class<?>, Function<String, Object>> NUMBERS = Map.of(
            int.class, text -> Integer.valueOf(whole(text)),
            Integer.class, text -> Integer.valueOf(whole(text)),
            long.class, text -> Long.valueOf(whole(text)),
            Long.class, text -> Long.valueOf(whole(text)),
            boolean.class, Parameters::bool,
            Boolean.class, Parameters::bool);

    @Override
    public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        var name = annotations == null
                ? "parameter"
                : Violations.parameterName(annotations).orElse("parameter");
        if (type == Optional.class) {
            var content = (Class<?>) ((ParameterizedType) generic).getActualTypeArguments()[0];
            var converter = converter(name, content);
            return converter == null ? null : cast(new Perhaps<>(converter));
        }
        return converter(name, type);
    }

    private record Perhaps<T>(ParamConverter<T> content) implements ParamConverter<Optional<T>> {

        @Override
        public Optional<T> fromString(String text) {
            return Optional.ofNullable(text).map(content::fromString);
        }

        @Override
        public String toString(Optional<T> value) {
            return value.map(content::toString).orElse("");
        }
    }

    private static <T> ParamConverter<T> converter(String name, Class<T> type) {
        var format = WireFormat.of(type);
        if (format.isPresent()) {
            return new Named<>(name, type, text -> format.get().parse(text).orElseThrow(IllegalArgumentException::new));
        }
        var number = NUMBERS.get(type);
        if (number != null) {
            return new Named<>(name, type, text -> cast(number.apply(text)));
        }
        return type.isEnum() ? new Named<>(name, type, text -> constant(type, text)) : null;
    }

    /** The library also reads +5 and the digits of other scripts. */
    private static String whole(String text) {
        if (!WHOLE.matcher(text).matches()) {
            throw new IllegalArgumentException();
        }
        return text;
    }

    private static boolean bool(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException();
        };
    }

    private static <T> T constant(Class<T> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(name))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
    }

    @SuppressWarnings("unchecked") // The map's value goes with its key.
    private static <T> T cast(Object value) {
        return (T) value;
    }

    private record Named<T>(String name, Class<T> type, Function<String, T> parser) implements ParamConverter<T> {

        @Override
        public T fromString(String text) {
            if (text == null) {
                return null;
            }
            try {
                return parser.apply(text);
            } catch (IllegalArgumentException malformed) {
                throw InvalidRequest.parameter(name, "must be " + WireFormat.wanted(type));
            }
        }

        @Override
        public String toString(T value) {
            return String.valueOf(value);
        }
    }
}
