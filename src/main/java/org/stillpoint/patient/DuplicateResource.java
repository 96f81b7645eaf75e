package org.stillpoint.patient;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.stillpoint.platform.OneEffect;
import org.stillpoint.platform.Page;
import org.stillpoint.platform.Refuses;
import org.stillpoint.platform.Versions;
import org.stillpoint.security.Roles;

@Path("/v1/patients")
@Tag(name = "Front desk")
@RunOnVirtualThread
public class DuplicateResource {

    private final PatientSearch search;
    private final Merging merging;

    DuplicateResource(PatientSearch search, Merging merging) {
        this.search = search;
        this.merging = merging;
    }

    @GET
    @Path("/{id}/possible-duplicates")
    @RolesAllowed({Roles.FRONT_DESK, Roles.PATIENTS_READ})
    @Operation(
            operationId = "listPossibleDuplicates",
            summary = "List records that may be of the same person",
            description =
                    "Of somebody of a similar name who was born on the same day, or who is reached in the same way.")
    @Refuses(status = 409, problems = "patient-merged")
    public Page<PossibleDuplicate> possible(@PathParam("id") UUID id) {
        return search.duplicates(id);
    }

    @POST
    @Path("/{id}/merge")
    @OneEffect
    @RolesAllowed({Roles.FRONT_DESK, Roles.PATIENTS_WRITE})
    @Operation(
            operationId = "mergePatient",
            summary = "Make one record of two that are of one person",
            description =
                    "Appointments and all else of the duplicate go over to this record, and so does what it says and this"
                            + " one does not. It can not be undone; what the duplicate said is kept.")
    @Refuses(status = 409, problems = "patient-merged, visits-overlap, series-already-open, record-unreadable")
    public RestResponse<PatientView> merge(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid MergePatient request) {
        var patient = merging.merge(id, Versions.required(ifMatch), request);
        return Versions.ok(patient, patient.version());
    }

    @GET
    @Path("/{id}/merges")
    @RolesAllowed({Roles.FRONT_DESK, Roles.PATIENTS_READ})
    @Operation(operationId = "listMerges", summary = "List the records that were merged into one, as they were")
    @Refuses(status = 409, problems = "patient-merged")
    public Page<MergeView> merges(@PathParam("id") UUID id) {
        return merging.into(id);
    }
}
