package org.stillpoint.platform;

import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses what is only like JSON (other charsets, kinds of it with other rules) where the framework would read it all the same. */
@Singleton
class BodyRules {

    private static final Pattern JSON = Pattern.compile(
            "application/json\\s*+(;\\s*+(charset=(utf-8|\"utf-8\")\\s*+)?)*+", Pattern.CASE_INSENSITIVE);

    /** For each operation whether it reads a JSON body. */
    private final Map<Method, Boolean> known = new ConcurrentHashMap<>();

    @ServerRequestFilter
    void check(ContainerRequestContext request, ResourceInfo resource) {
        var type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        if (type == null || type.equals(MediaType.APPLICATION_JSON) || resource.getResourceMethod() == null) {
            return;
        }
        if (known.computeIfAbsent(resource.getResourceMethod(), BodyRules::readsJson)
                && !JSON.matcher(type).matches()) {
            throw BadHead.mediaType(MediaType.APPLICATION_JSON);
        }
    }

    private static boolean readsJson(Method method) {
        return !method.isAnnotationPresent(Consumes.class)
                && !method.getDeclaringClass().isAnnotationPresent(Consumes.class)
                && Arrays.stream(method.getParameters()).anyMatch(BodyRules::isBody);
    }

    /** Everything else that a method is handed has an annotation that says where it comes from. */
    private static boolean isBody(Parameter parameter) {
        return Arrays.stream(parameter.getAnnotations())
                .noneMatch(annotation ->
                        annotation.annotationType().getPackageName().startsWith("jakarta.ws.rs"));
    }
}
