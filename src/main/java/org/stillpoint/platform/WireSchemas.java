package org.stillpoint.platform;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** The parts of the OpenAPI document that every operation refers to: problems, and the ways to sign in. */
final class WireSchemas {

    static final String SIGN_IN = "signIn";
    static final String PERSONAL_KEY = "personalKey";

    private static final String PROBLEM = "Problem";

    private WireSchemas() {}

    static void addTo(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents()
                .addSchema(PROBLEM, problem())
                .addSecurityScheme(SIGN_IN, signIn())
                .addSecurityScheme(PERSONAL_KEY, personalKey());
    }

    static Content problemContent() {
        var reference = OASFactory.createSchema().ref("#/components/schemas/" + PROBLEM);
        return OASFactory.createContent()
                .addMediaType(Problem.MEDIA_TYPE, OASFactory.createMediaType().schema(reference));
    }

    static Header header(String description) {
        return OASFactory.createHeader().description(description).schema(text());
    }

    static Schema text() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }

    private static Schema problem() {
        var error = object().addProperty(
                        "pointer", text().description("JSON pointer into the body, or the parameter's name"))
                .addProperty("detail", text());
        return object().description("What went wrong (RFC 9457). Each kind may have further members.")
                .addProperty("type", text().format("uri").description("The address that explains this kind of problem"))
                .addProperty("title", text())
                .addProperty(
                        "status",
                        OASFactory.createSchema().addType(SchemaType.INTEGER).format("int32"))
                .addProperty("detail", text())
                .addProperty("instance", text().format("uri").description("Id of the request; the log has it too"))
                .addProperty(
                        "errors",
                        OASFactory.createSchema().addType(SchemaType.ARRAY).items(error))
                .required(List.of("type", "title", "status", "detail", "instance"));
    }

    private static Schema object() {
        return OASFactory.createSchema().addType(SchemaType.OBJECT);
    }

    private static SecurityScheme signIn() {
        var flow = OASFactory.createOAuthFlow().tokenUrl("/v1/auth/token").scopes(Map.of());
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.OAUTH2)
                .description("Staff and service accounts: user name and password. Leave client id and secret empty.")
                .flows(OASFactory.createOAuthFlows().password(flow));
    }

    private static SecurityScheme personalKey() {
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description("The `key` that a hold, an appointment or a request was answered with");
    }
}
