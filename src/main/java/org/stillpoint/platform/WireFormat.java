package org.stillpoint.platform;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * How one value of a type is spelt, in a body and in a parameter alike. Stricter than the JDK's and the libraries' parsers:
 * one way to write each thing.
 *
 * @param wanted completes "must be …"
 */
record WireFormat<T>(Class<T> type, String wanted, Function<String, T> parser) {

    private static final Pattern MOMENT =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern TIME = Pattern.compile("\\d\\d:\\d\\d(:\\d\\d)?");
    private static final Pattern ID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final String YEARS = " in the years 1900 to 2200";

    private static final Map<Class<?>, WireFormat<?>> ALL = Map.of(
            OffsetDateTime.class,
            new WireFormat<>(
                    OffsetDateTime.class,
                    "a moment with seconds and offset, like 2026-12-01T09:00:00-05:00," + YEARS,
                    WireFormat::moment),
            Instant.class,
            new WireFormat<>(
                    Instant.class,
                    "a moment with seconds and offset, like 2026-12-01T09:00:00Z," + YEARS,
                    text -> moment(text).toInstant()),
            LocalDate.class,
            new WireFormat<>(
                    LocalDate.class,
                    "a date like 2026-12-01" + YEARS,
                    text -> Moments.inRange(LocalDate.parse(matching(DATE, text)))),
            LocalTime.class,
            new WireFormat<>(LocalTime.class, "a local time like 09:00", text -> LocalTime.parse(matching(TIME, text))),
            Duration.class,
            new WireFormat<>(Duration.class, "an ISO-8601 duration like PT90M", Duration::parse),
            ZoneId.class,
            new WireFormat<>(ZoneId.class, "an IANA time zone like America/New_York", WireFormat::zone),
            UUID.class,
            new WireFormat<>(UUID.class, "a UUID", text -> UUID.fromString(matching(ID, text))),
            String.class,
            new WireFormat<>(String.class, "text without U+0000 and lone surrogates", WireFormat::text));

    /** Completes "must be …" for a type that is not kept here. */
    static String wanted(Class<?> type) {
        var format = ALL.get(type);
        if (format != null) {
            return format.wanted();
        }
        if (type.isEnum()) {
            return "one of " + String.join(", ", names(type));
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "a whole number in range";
        }
        return Number.class.isAssignableFrom(type) || type.isPrimitive()
                ? "a number in range"
                : "of the documented shape";
    }

    private static Iterable<String> names(Class<?> type) {
        return java.util.Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .toList();
    }

    @SuppressWarnings("unchecked")
    static <T> Optional<WireFormat<T>> of(Class<T> type) {
        return Optional.ofNullable((WireFormat<T>) ALL.get(type));
    }

    static Iterable<WireFormat<?>> all() {
        return ALL.values();
    }

    /** Empty when the text does not spell such a value. */
    Optional<T> parse(String text) {
        try {
            return Optional.of(parser.apply(text));
        } catch (DateTimeException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** Finer parts than the database keeps are dropped: what is answered now is what is read back, and compared, later. */
    private static OffsetDateTime moment(String text) {
        var moment = OffsetDateTime.parse(matching(MOMENT, text));
        Moments.inRange(moment.toLocalDate());
        return moment.truncatedTo(ChronoUnit.MICROS);
    }

    private static ZoneId zone(String text) {
        if (!ZoneId.getAvailableZoneIds().contains(text)) {
            throw new IllegalArgumentException();
        }
        return ZoneId.of(text);
    }

    private static String text(String text) {
        if (!Utf8.isText(text)) {
            throw new IllegalArgumentException();
        }
        return text;
    }

    private static String matching(Pattern pattern, String text) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException();
        }
        return text;
    }
}
