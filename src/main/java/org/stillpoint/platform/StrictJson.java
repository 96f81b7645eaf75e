package org.stillpoint.platform;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

/**
 * One way to read and write JSON. The library's defaults are kind to slips: they take "3", 3.9 and true for a number, drop
 * what they do not know, and let the second of two equal names win. Here each of these is refused.
 */
@Singleton
class StrictJson implements ObjectMapperCustomizer {

    @Override
    public int priority() {
        return MINIMUM_PRIORITY; // the last one to speak
    }

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .setDefaultPropertyInclusion(JsonInclude.Include.NON_ABSENT)
                // What records check about themselves (isReachable) is nothing to send or to read.
                .setVisibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
                .registerModule(new JavaTimeModule())
                .registerModule(formats());
        mapper.configure(EnumFeature.READ_ENUM_KEYS_USING_INDEX, false);
        refuseCoercion(mapper);
    }

    @SuppressWarnings("deprecation") // A mapper that exists already can be told in no other way.
    private static void refuseCoercion(ObjectMapper mapper) {
        mapper.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS);
        for (var shape : new CoercionInputShape[] {CoercionInputShape.EmptyString, CoercionInputShape.EmptyArray}) {
            mapper.coercionConfigDefaults().setCoercion(shape, CoercionAction.Fail);
        }
    }

    private static SimpleModule formats() {
        var module = new SimpleModule("stillpoint");
        WireFormat.all().forEach(format -> read(module, format));
        module.addKeyDeserializer(String.class, new TextKey());
        module.addSerializer(LocalTime.class, new HourAndMinute());
        module.addSerializer(OffsetDateTime.class, new Moment());
        return module;
    }

    private static <T> void read(SimpleModule module, WireFormat<T> format) {
        module.addDeserializer(format.type(), new FromText<>(format));
    }

    private static final class FromText<T> extends StdScalarDeserializer<T> {
        private final transient WireFormat<T> format;

        FromText(WireFormat<T> format) {
            super(format.type());
            this.format = format;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                throw new BadValue(parser, "must be " + (format.type() == String.class ? "text" : format.wanted()));
            }
            var value = format.parse(parser.getText());
            if (value.isEmpty()) {
                throw new BadValue(parser, "must be " + format.wanted());
            }
            return value.get();
        }
    }

    private static final class TextKey extends KeyDeserializer {
        @Override
        public Object deserializeKey(String key, DeserializationContext context) throws IOException {
            if (!Utf8.isText(key)) {
                throw new BadValue(context.getParser(), "must be text without U+0000 and lone surrogates");
            }
            return key;
        }
    }

    /** Opening hours read better without seconds; a time that has them keeps them. */
    private static final class HourAndMinute extends StdScalarSerializer<LocalTime> {
        HourAndMinute() {
            super(LocalTime.class);
        }

        @Override
        public void serialize(LocalTime time, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(time.getSecond() == 0 ? time.toString() : time.format(DateTimeFormatter.ISO_LOCAL_TIME));
        }
    }

    /**
     * RFC 3339 asks for seconds, which the shortest form leaves out when they are zero. A page of slots is mostly moments, and the
     * JDK's formatter takes ten times as long.
     */
    private static final class Moment extends StdScalarSerializer<OffsetDateTime> {
        private static final int AFTER_MINUTES = "2026-12-01T09:00".length();

        Moment() {
            super(OffsetDateTime.class);
        }

        @Override
        public void serialize(OffsetDateTime moment, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            var text = moment.toString();
            json.writeString(
                    text.charAt(AFTER_MINUTES) == ':'
                            ? text
                            : text.substring(0, AFTER_MINUTES) + ":00" + text.substring(AFTER_MINUTES));
        }
    }
}
