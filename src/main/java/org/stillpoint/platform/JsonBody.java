package org.stillpoint.platform;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyReader;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/** Reads JSON bodies: UTF-8 and nothing else, one value that is there, and everything wrong told with its place. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
class JsonBody implements ServerMessageBodyReader<Object> {

    private final ObjectMapper json;

    JsonBody(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public boolean isReadable(Class<?> type, Type generic, ResteasyReactiveResourceInfo resource, MediaType mediaType) {
        return isReadable(type);
    }

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return isReadable(type);
    }

    private static boolean isReadable(Class<?> type) {
        return type != String.class && type != byte[].class && !InputStream.class.isAssignableFrom(type);
    }

    @Override
    public Object readFrom(Class<Object> type, Type generic, MediaType mediaType, ServerRequestContext request)
            throws IOException {
        return read(generic, request.getInputStream());
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
        return read(generic, body);
    }

    private Object read(Type type, InputStream body) throws IOException {
        var bytes = body.readAllBytes();
        if (bytes.length == 0) {
            throw InvalidRequest.at("", "a JSON body is needed");
        }
        if (!Utf8.isValid(bytes)) {
            throw InvalidRequest.at("", "must be UTF-8");
        }
        var value = parse(bytes, type);
        if (value == null) {
            throw InvalidRequest.at("", "must not be null");
        }
        return value;
    }

    private Object parse(byte[] bytes, Type type) throws IOException {
        try (var parser = json.getFactory()
                .createParser(new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8))) {
            return json.readerFor(json.constructType(type)).readValue(parser);
        } catch (JacksonException malformed) {
            throw JsonErrors.refusal(malformed);
        }
    }
}
