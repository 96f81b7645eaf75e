package org.stillpoint.patient;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.platform.OneEffect;
import org.stillpoint.platform.Page;
import org.stillpoint.platform.PageRequest;
import org.stillpoint.platform.Refuses;
import org.stillpoint.platform.Versions;
import org.stillpoint.security.Roles;

@Path("/v1/patients/{id}/evaluations")
@Tag(name = "Treatment")
@RunOnVirtualThread
@Refuses(status = 409, problems = "patient-merged: `mergedInto` is where the record went")
public class EvaluationResource {

    private final ClinicalRecords clinical;
    private final RecordKeeping records;
    private final Clinic clinic;

    EvaluationResource(ClinicalRecords clinical, RecordKeeping records, Clinic clinic) {
        this.clinical = clinical;
        this.records = records;
        this.clinic = clinic;
    }

    @POST
    @OneEffect
    @RolesAllowed(Roles.PRESCRIBER)
    @Operation(operationId = "recordEvaluation", summary = "Keep that an assessment visit was done")
    public RestResponse<EvaluationView> add(@PathParam("id") UUID id, @NotNull @Valid RecordEvaluation request) {
        var row = EvaluationView.of(clinical.evaluation(id, request), clinic.newest());
        return Versions.created("/v1/patients/" + id + "/evaluations/" + row.id(), row, row.version());
    }

    @GET
    @RolesAllowed(Roles.NURSE)
    @Operation(operationId = "listEvaluations", summary = "List a patient's assessments, newest first")
    public Page<EvaluationView> list(@PathParam("id") UUID id, @Valid @BeanParam PageRequest page) {
        var plan = clinic.newest();
        return records.list(Evaluation.class, id, page).map(evaluation -> EvaluationView.of(evaluation, plan));
    }

    @GET
    @Path("/{evaluationId}")
    @RolesAllowed(Roles.NURSE)
    @Operation(operationId = "readEvaluation", summary = "Read an assessment")
    public RestResponse<EvaluationView> get(@PathParam("id") UUID id, @PathParam("evaluationId") UUID row) {
        return answer(EvaluationView.of(records.get(Evaluation.class, id, row), clinic.newest()));
    }

    @POST
    @Path("/{evaluationId}/withdrawal")
    @OneEffect
    @RolesAllowed(Roles.PRESCRIBER)
    @Operation(
            operationId = "withdrawEvaluation",
            summary = "Withdraw an assessment that was recorded by mistake",
            description = "No visit is cancelled: `affectedAppointments` lists the booked ones that have lost a gate.")
    @Refuses(status = 409, problems = "already-ended")
    public RestResponse<EvaluationView> end(
            @PathParam("id") UUID id, @PathParam("evaluationId") UUID row, @NotNull @Valid EndRecord request) {
        return answer(EvaluationView.of(records.end(Evaluation.class, id, row, request), clinic.newest()));
    }

    private static RestResponse<EvaluationView> answer(EvaluationView row) {
        return Versions.ok(row, row.version());
    }
}
