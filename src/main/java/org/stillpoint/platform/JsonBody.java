package org.stillpoint.platform;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Reads JSON bodies: UTF-8 and nothing else, one value that is there, and everything wrong told with its place. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
class JsonBody implements MessageBodyReader<Object> {

    private final ObjectMapper json;

    JsonBody(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type != String.class && type != byte[].class && !InputStream.class.isAssignableFrom(type);
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        var bytes = body.readAllBytes();
        if (bytes.length == 0) {
            throw InvalidRequest.at("", "a JSON body is needed");
        }
        if (!Utf8.isValid(bytes)) {
            throw InvalidRequest.at("", "must be UTF-8");
        }
        var value = parse(bytes, generic);
        if (value == null) {
            throw InvalidRequest.at("", "must not be null");
        }
        return value;
    }

    private Object parse(byte[] bytes, Type type) throws IOException {
        try (var parser = json.getFactory()
                .createParser(new java.io.InputStreamReader(
                        new java.io.ByteArrayInputStream(bytes), java.nio.charset.StandardCharsets.UTF_8))) {
            return json.readerFor(json.constructType(type)).readValue(parser);
        } catch (JacksonException malformed) {
            throw JsonErrors.refusal(malformed);
        }
    }
}
