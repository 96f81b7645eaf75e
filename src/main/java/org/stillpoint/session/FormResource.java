package org.stillpoint.session;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.stillpoint.platform.MovesOn;
import org.stillpoint.platform.OneEffect;
import org.stillpoint.platform.Refuses;
import org.stillpoint.platform.Versions;
import org.stillpoint.security.Roles;

@Path("/v1/sessions/{id}/forms/{code}")
@Tag(name = "The day")
@RunOnVirtualThread
public class FormResource {

    private static final String IF_MATCH = "If-Match";
    private static final String PDF = "application/pdf";

    private final FormDesk forms;

    FormResource(FormDesk forms) {
        this.forms = forms;
    }

    @GET
    @MovesOn
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.NURSE)
    @Operation(
            operationId = "readForm",
            summary = "See a form as the record fills it in, and what is missing",
            description = "With `Accept: application/pdf` the same on paper. Once it was sent it stays as it was sent,"
                    + " until the record says otherwise: then it is owed again, and `submissions` keep what was sent.")
    public RestResponse<FormView> get(@PathParam("id") UUID id, @PathParam("code") String code) {
        return answer(forms.get(id, code));
    }

    @GET
    @Produces(PDF)
    @RolesAllowed(Roles.NURSE)
    @Operation(hidden = true)
    public RestResponse<byte[]> print(@PathParam("id") UUID id, @PathParam("code") String code) {
        return RestResponse.ResponseBuilder.ok(forms.print(id, code), PDF)
                .header("Content-Disposition", "attachment; filename=\"form.pdf\"")
                .build();
    }

    @POST
    @Path("/readiness")
    @OneEffect
    @RolesAllowed(Roles.NURSE)
    @Operation(
            operationId = "completeForm",
            summary = "Say that a form is complete",
            description = "Where the record lacks a field that can not be filled in any more, say why as its answer.")
    @Refuses(status = 409, problems = "form-not-open")
    @Refuses(status = 422, problems = "form-incomplete")
    public RestResponse<FormView> complete(
            @PathParam("id") UUID id,
            @PathParam("code") String code,
            @HeaderParam(IF_MATCH) String ifMatch,
            @NotNull @Valid CompleteForm request) {
        return answer(forms.complete(id, code, Versions.required(ifMatch), request));
    }

    @POST
    @Path("/submission")
    @OneEffect
    @RolesAllowed(Roles.NURSE)
    @Operation(
            operationId = "submitForm",
            summary = "Keep that a form was sent",
            description = "What it said is kept as it is now; where the record is corrected later, it is owed again.")
    @Refuses(status = 409, problems = "form-not-open")
    @Refuses(status = 422, problems = "form-incomplete")
    public RestResponse<FormView> submit(
            @PathParam("id") UUID id,
            @PathParam("code") String code,
            @HeaderParam(IF_MATCH) String ifMatch,
            @NotNull @Valid SubmitForm request) {
        return answer(forms.submit(id, code, Versions.required(ifMatch), request));
    }

    private static RestResponse<FormView> answer(FormView form) {
        return Versions.ok(form, form.version());
    }
}
