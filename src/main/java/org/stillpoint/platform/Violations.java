package org.stillpoint.platform;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Says in the words of the wire what Bean Validation found: JSON pointers for the body, names for parameters. */
final class Violations {

    private Violations() {}

    /** Whether the caller is to blame: a wrong answer of ours is not a wrong request. */
    static boolean ofRequest(ConstraintViolationException failure) {
        return failure.getConstraintViolations().stream()
                .noneMatch(violation -> nodes(violation).anyMatch(node -> node.getKind() == ElementKind.RETURN_VALUE));
    }

    static InvalidRequest refusal(ConstraintViolationException failure) {
        var errors = failure.getConstraintViolations().stream()
                .map(violation -> new InvalidRequest.Error(place(violation), violation.getMessage()))
                .sorted(Comparator.comparing(InvalidRequest.Error::pointer).thenComparing(InvalidRequest.Error::detail))
                .distinct()
                .toList();
        return InvalidRequest.of(errors);
    }

    private static String place(ConstraintViolation<?> violation) {
        var nodes = nodes(violation).toList();
        if (nodes.size() < 2 || nodes.get(0).getKind() != ElementKind.METHOD) {
            return pointer(nodes, violation.getLeafBean());
        }
        var parameter = nodes.get(1).as(Path.ParameterNode.class);
        var annotations = annotations(violation, nodes.get(0).as(Path.MethodNode.class), parameter.getParameterIndex());
        var inner = nodes.subList(2, nodes.size());
        var name = parameterName(annotations);
        if (name.isPresent()) {
            return name.get();
        }
        var isBean = Arrays.stream(annotations).anyMatch(BeanParam.class::isInstance);
        return isBean && !inner.isEmpty() ? inner.getLast().getName() : pointer(inner, violation.getLeafBean());
    }

    private static Annotation[] annotations(ConstraintViolation<?> violation, Path.MethodNode method, int parameter) {
        for (Class<?> type = violation.getRootBeanClass(); type != null; type = type.getSuperclass()) {
            try {
                Method found = type.getDeclaredMethod(
                        method.getName(), method.getParameterTypes().toArray(Class<?>[]::new));
                if (!found.isSynthetic() && !type.isSynthetic()) {
                    return found.getParameterAnnotations()[parameter];
                }
            } catch (NoSuchMethodException overriddenFurtherUp) {
                continue;
            }
        }
        return new Annotation[0];
    }

    static Optional<String> parameterName(Annotation[] annotations) {
        return Arrays.stream(annotations)
                .map(annotation -> switch (annotation) {
                    case QueryParam query -> query.value();
                    case PathParam path -> path.value();
                    case HeaderParam header -> header.value();
                    case FormParam form -> form.value();
                    case CookieParam cookie -> cookie.value();
                    default -> null;
                })
                .filter(name -> name != null)
                .findFirst();
    }

    private static String pointer(List<Path.Node> nodes, Object bean) {
        var pointer = new StringBuilder();
        for (var node : nodes) {
            if (node.isInIterable()) {
                // An element of a set has neither: what is wrong is the set.
                Stream.of(node.getIndex(), node.getKey())
                        .filter(Objects::nonNull)
                        .findFirst()
                        .ifPresent(step -> pointer.append('/').append(escape(String.valueOf(step))));
            }
            if (node.getName() != null
                    && node.getKind() != ElementKind.CONTAINER_ELEMENT
                    && (node != nodes.getLast() || isMember(node.getName(), bean))) {
                pointer.append('/').append(escape(node.getName()));
            }
        }
        return pointer.toString();
    }

    /** What a method of a record finds is about the record as a whole: its name is no member of the body. */
    private static boolean isMember(String name, Object bean) {
        return bean == null
                || !bean.getClass().isRecord()
                || Arrays.stream(bean.getClass().getRecordComponents())
                        .anyMatch(component -> component.getName().equals(name));
    }

    /** Escapes one step of a JSON pointer (RFC 6901). */
    static String escape(String step) {
        return step.replace("~", "~0").replace("/", "~1");
    }

    private static java.util.stream.Stream<Path.Node> nodes(ConstraintViolation<?> violation) {
        return StreamSupport.stream(violation.getPropertyPath().spliterator(), false);
    }
}
