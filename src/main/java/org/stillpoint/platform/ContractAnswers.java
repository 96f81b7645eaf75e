package org.stillpoint.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jboss.jandex.Type;

/**
 * Says which members of answers are always there: all that are not {@link MayBeAbsent}. A record that lists its required members
 * itself is taken at its word, and so is what is also sent, where nothing can be told from how it is answered.
 */
final class ContractAnswers {

    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
    private static final DotName MAY_BE_ABSENT = DotName.createSimple(MayBeAbsent.class);
    private static final DotName JSON_INCLUDE = DotName.createSimple(JsonInclude.class);
    private static final Set<DotName> OPTIONAL = Set.of(
            DotName.createSimple(Optional.class),
            DotName.createSimple(OptionalInt.class),
            DotName.createSimple(OptionalLong.class));

    private final IndexView index;
    private final Map<String, Schema> schemas;
    private final Set<DotName> seen = new HashSet<>();

    ContractAnswers(IndexView index, Map<String, Schema> schemas) {
        this.index = index;
        this.schemas = schemas;
    }

    /** With all records that it contains. */
    void describe(Type type) {
        switch (type.kind()) {
            case PARAMETERIZED_TYPE -> type.asParameterizedType().arguments().forEach(this::describe);
            case ARRAY -> describe(type.asArrayType().elementType());
            case CLASS -> describe(index.getClassByName(type.name()));
            default -> {}
        }
    }

    private void describe(ClassInfo view) {
        if (view == null || !view.isRecord() || !seen.add(view.name())) {
            return;
        }
        var components = view.recordComponentsInDeclarationOrder();
        components.forEach(component -> describe(component.type()));
        var schema = schemas.get(nameOf(view));
        if (schema != null && schema.getProperties() != null && !isSent(schema)) {
            require(view, components, schema);
        }
    }

    private static void require(ClassInfo view, List<RecordComponentInfo> components, Schema schema) {
        var saysItself = schema.getRequired() != null || view.hasDeclaredAnnotation(MAY_BE_ABSENT);
        components.stream()
                .filter(component -> isPrimitive(component) || !saysItself && !isNullable(component))
                .filter(component -> !component.field().hasAnnotation(JSON_INCLUDE))
                .map(RecordComponentInfo::name)
                .filter(schema.getProperties()::containsKey)
                .filter(name ->
                        schema.getRequired() == null || !schema.getRequired().contains(name))
                .forEach(schema::addRequired);
    }

    private static boolean isPrimitive(RecordComponentInfo component) {
        return component.type().kind() == Type.Kind.PRIMITIVE;
    }

    private static boolean isNullable(RecordComponentInfo component) {
        return component.hasAnnotation(MAY_BE_ABSENT)
                || OPTIONAL.contains(component.type().name());
    }

    /** What is read strictly is sent: the same shape is filled in by others. */
    private static boolean isSent(Schema schema) {
        return schema.getAdditionalPropertiesSchema() != null;
    }

    private static String nameOf(ClassInfo view) {
        return Optional.ofNullable(view.declaredAnnotation(SCHEMA))
                .map(annotation -> annotation.value("name"))
                .map(AnnotationValue::asString)
                .orElse(view.simpleName());
    }
}
