package org.stillpoint.platform;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.inject.Instance;
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
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyReader;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/** Reads JSON bodies: UTF-8 and nothing else, one value that is there, and everything wrong told with its place. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
class JsonBody implements ServerMessageBodyReader<Object> {

    private static final Logger LOG = Logger.getLogger(JsonBody.class);

    private final ObjectMapper json;
    /** Asked late: readers are made before the configuration is read. */
    private final Instance<HttpSettings> settings;

    JsonBody(ObjectMapper json, Instance<HttpSettings> settings) {
        this.json = json;
        this.settings = settings;
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
        var bytes = bounded(body);
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

    /** Most bodies are here already ({@link WholeBody}), and no larger than they may be. */
    private byte[] bounded(InputStream body) throws IOException {
        if (body instanceof ByteArrayInputStream) {
            return body.readAllBytes();
        }
        long limit = settings.get().bodyLimit().asLongValue();
        try {
            var bytes = body.readNBytes(Math.toIntExact(limit + 1));
            if (bytes.length > limit) {
                throw new TooLarge(limit);
            }
            return bytes;
        } catch (IOException brokenOff) {
            LOG.debug("A body broke off", brokenOff);
            throw InvalidRequest.at("", "broke off before its end");
        }
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
