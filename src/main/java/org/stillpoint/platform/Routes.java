package org.stillpoint.platform;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which addresses know which methods. */
@Singleton
public class Routes {

    private static final List<String> JSON = List.of(MediaType.APPLICATION_JSON);

    private final BeanManager beans;
    private volatile List<Route> routes;

    Routes(BeanManager beans) {
        this.beans = beans;
    }

    private record Route(
            String method,
            String template,
            Pattern path,
            boolean forThePublic,
            List<String> reads,
            List<String> answers) {}

    /** The address as it is annotated, {@code /v1/patients/{id}}; empty where nothing answers. Tells nothing of the caller's. */
    public Optional<String> template(String method, String path) {
        return known().stream()
                .filter(route -> route.method().equals(method)
                        && route.path().matcher(path).matches())
                .map(Route::template)
                .findFirst();
    }

    /** Every address as it is annotated. */
    Set<String> templates() {
        return known().stream().map(Route::template).collect(Collectors.toUnmodifiableSet());
    }

    /** For the {@code Allow} that a 405 must carry and the framework leaves out. Empty for an address that nothing answers. */
    String allowed(String path) {
        var methods = new TreeSet<String>();
        for (var route : known()) {
            if (route.path().matcher(path).matches()) {
                methods.add(route.method());
            }
        }
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        if (!methods.isEmpty()) {
            methods.add("OPTIONS");
        }
        return String.join(", ", methods);
    }

    /** The media types that the operation reads, for whoever has sent another one. */
    String reads(RoutingContext context) {
        return mediaTypes(context, Route::reads);
    }

    /** The media types that the operation answers with. */
    String answers(RoutingContext context) {
        return mediaTypes(context, Route::answers);
    }

    private String mediaTypes(RoutingContext context, Function<Route, List<String>> types) {
        var method = context.request().method().name().replace("HEAD", "GET");
        var path = Addresses.path(context);
        var found = known().stream()
                .filter(route -> route.method().equals(method)
                        && route.path().matcher(path).matches())
                .flatMap(route -> types.apply(route).stream())
                .distinct()
                .collect(Collectors.joining("` or `"));
        return found.isEmpty() ? MediaType.APPLICATION_JSON : found;
    }

    /** Whether people outside the clinic call something at this address, or have missed it by a letter: nothing answers there. */
    boolean mayBeForThePublic(String path) {
        var there = known().stream()
                .filter(route -> route.path().matcher(path).matches())
                .toList();
        return there.isEmpty() || there.stream().anyMatch(Route::forThePublic);
    }

    private List<Route> known() {
        if (routes == null) {
            routes = read();
        }
        return routes;
    }

    private List<Route> read() {
        var found = new ArrayList<Route>();
        for (var bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            var type = bean.getBeanClass();
            var base = type.getAnnotation(Path.class);
            if (base != null) {
                Arrays.stream(type.getDeclaredMethods()).forEach(method -> add(found, base.value(), method));
            }
        }
        return found;
    }

    private static void add(List<Route> routes, String base, Method method) {
        Set<String> verbs = new TreeSet<>();
        for (var annotation : method.getAnnotations()) {
            var verb = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (verb != null) {
                verbs.add(verb.value());
            }
        }
        var own = method.getAnnotation(Path.class);
        var template = (own == null ? base : base + "/" + own.value())
                .replaceAll("/{2,}", "/")
                .replaceAll("/$", "");
        var path = Pattern.compile(template.replaceAll("\\{[^}]+}", "[^/]+") + "/?");
        var forThePublic = method.isAnnotationPresent(ForThePublic.class);
        var reads = method.getAnnotation(Consumes.class);
        var answers = method.getAnnotation(Produces.class);
        verbs.forEach(verb -> routes.add(new Route(
                verb,
                template,
                path,
                forThePublic,
                reads == null ? JSON : List.of(reads.value()),
                answers == null ? JSON : List.of(answers.value()))));
    }
}
