package org.stillpoint.platform;

import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses query parameters that an operation does not know, that it wants once, or that are empty, so that a slip is not lost
 * silently.
 */
@Singleton
class QueryRules {

    /** For each operation its parameters and their types. */
    private final Map<Method, Map<String, Class<?>>> known = new ConcurrentHashMap<>();

    @ServerRequestFilter
    void check(ContainerRequestContext request, ResourceInfo resource) {
        if (request.getUriInfo().getRequestUri().getRawQuery() == null || resource.getResourceMethod() == null) {
            return;
        }
        var parameters = known.computeIfAbsent(resource.getResourceMethod(), QueryRules::parameters);
        var wrong = new InvalidRequest.Collector();
        request.getUriInfo().getQueryParameters().forEach((name, values) -> {
            var type = parameters.get(name);
            if (type == null) {
                wrong.parameter(name, "is not known here");
            } else if (values.size() > 1 && !repeatable(type)) {
                wrong.parameter(name, "must be there once");
            } else if (values.contains("")) {
                wrong.parameter(name, "must not be empty");
            }
        });
        wrong.refuse();
    }

    private static boolean repeatable(Class<?> type) {
        return Collection.class.isAssignableFrom(type) || type.isArray();
    }

    private static Map<String, Class<?>> parameters(Method method) {
        var all = new HashMap<String, Class<?>>();
        for (Parameter parameter : method.getParameters()) {
            add(all, parameter.getAnnotation(QueryParam.class), parameter.getType());
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                for (Class<?> type = parameter.getType(); type != null; type = type.getSuperclass()) {
                    for (var field : type.getDeclaredFields()) {
                        add(all, field.getAnnotation(QueryParam.class), field.getType());
                    }
                }
            }
        }
        return all;
    }

    private static void add(Map<String, Class<?>> all, QueryParam query, Class<?> type) {
        if (query != null) {
            all.put(query.value(), type);
        }
    }
}
