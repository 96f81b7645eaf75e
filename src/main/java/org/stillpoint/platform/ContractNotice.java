package org.stillpoint.platform;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodInfo;

/** Describes the public notice in the bodies that may carry it: see {@link PublicNotice}. */
final class ContractNotice {

    private static final DotName FOR_THE_PUBLIC = DotName.createSimple(ForThePublic.class);
    private static final String MEMBER = "crisisResources";
    private static final String EACH = "CrisisResource";

    private ContractNotice() {}

    static void addTo(OpenAPI api, Operation operation, MethodInfo method) {
        if (!method.hasAnnotation(FOR_THE_PUBLIC)) {
            return;
        }
        operation.getResponses().getAPIResponses().entrySet().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .map(response -> response.getValue().getContent())
                .filter(content -> content != null)
                .flatMap(content -> content.getMediaTypes().values().stream())
                .forEach(media -> addTo(resolved(api, media.getSchema())));
    }

    private static Schema resolved(OpenAPI api, Schema schema) {
        var ref = schema.getRef();
        return ref == null ? schema : api.getComponents().getSchemas().get(ref.substring(ref.lastIndexOf('/') + 1));
    }

    private static void addTo(Schema body) {
        if (body.getProperties() != null && !body.getProperties().containsKey(MEMBER)) {
            body.addProperty(
                    MEMBER,
                    OASFactory.createSchema()
                            .addType(Schema.SchemaType.ARRAY)
                            .description("Who helps in a crisis; in every answer to people outside the clinic")
                            .items(OASFactory.createSchema().ref(EACH)));
        }
    }
}
