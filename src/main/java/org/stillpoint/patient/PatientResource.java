package org.stillpoint.patient;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.stillpoint.platform.MovesOn;
import org.stillpoint.platform.OneEffect;
import org.stillpoint.platform.Refuses;
import org.stillpoint.platform.Versions;
import org.stillpoint.security.Roles;

@Path("/v1/patients")
@Tag(name = "Front desk")
@RunOnVirtualThread
public class PatientResource {

    private final PatientDesk desk;
    private final PatientSearch search;

    PatientResource(PatientDesk desk, PatientSearch search) {
        this.desk = desk;
        this.search = search;
    }

    @POST
    @OneEffect
    @RolesAllowed({Roles.FRONT_DESK, Roles.PATIENTS_WRITE})
    @Operation(operationId = "registerPatient", summary = "Open the record of a person who is not known yet")
    public RestResponse<PatientView> register(@NotNull @Valid RecordPatient request) {
        var patient = desk.register(request);
        return Versions.created("/v1/patients/" + patient.id(), patient, patient.version());
    }

    @POST
    @Path("/searches")
    @OneEffect
    @RolesAllowed({Roles.FRONT_DESK, Roles.PATIENTS_READ})
    @Operation(
            operationId = "searchPatients",
            summary = "Find a person's record",
            description =
                    "In a body, because addresses are kept by proxies and browsers. The best fit comes first, of at most `limit`.")
    public PatientMatches search(@NotNull @Valid SearchPatients request) {
        return search.search(request);
    }

    @GET
    @Path("/{id}")
    @MovesOn
    @RolesAllowed({Roles.FRONT_DESK, Roles.PATIENTS_READ})
    @Operation(operationId = "readPatient", summary = "Read a person's record")
    @Refuses(status = 409, problems = "patient-merged: `mergedInto` is where the record went")
    public RestResponse<PatientView> get(@PathParam("id") UUID id) {
        var patient = desk.read(id);
        return Versions.ok(patient, patient.version());
    }

    @PUT
    @Path("/{id}")
    @OneEffect
    @RolesAllowed({Roles.FRONT_DESK, Roles.PATIENTS_WRITE})
    @Operation(
            operationId = "changePatient",
            summary = "Write a person's record anew",
            description =
                    "As it shall be from now on: what is left out is removed, apart from `clinical`, which stays, and from"
                            + " what is named in `unreadable`, which nobody can have meant. What was read may be sent back as it is.")
    @Refuses(status = 409, problems = "patient-merged")
    public RestResponse<PatientView> change(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid RecordPatient request) {
        var patient = desk.change(id, Versions.required(ifMatch), request);
        return Versions.ok(patient, patient.version());
    }
}
