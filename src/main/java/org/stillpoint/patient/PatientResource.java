package org.stillpoint.patient;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import org.stillpoint.platform.Versions;
import org.stillpoint.security.Roles;

@Path("/v1/patients")
@Tag(name = "Front desk")
@RunOnVirtualThread
public class PatientResource {

    private final Patients patients;
    private final Clinic clinic;

    PatientResource(Patients patients, Clinic clinic) {
        this.patients = patients;
        this.clinic = clinic;
    }

    @POST
    @OneEffect
    @RolesAllowed({Roles.FRONT_DESK, Roles.PATIENTS_WRITE})
    @Operation(operationId = "registerPatient", summary = "Open the record of a person who is not known yet")
    public RestResponse<PatientView> register(@NotNull @Valid Person person) {
        var patient = patients.register(person, clinic.plan().homeCountry(), "");
        return Versions.created("/v1/patients/" + patient.id(), patient, patient.version());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.FRONT_DESK, Roles.PATIENTS_READ})
    @Operation(operationId = "readPatient", summary = "Read a person's record")
    public RestResponse<PatientView> get(@PathParam("id") UUID id) {
        var patient = patients.get(id);
        return Versions.ok(patient, patient.version());
    }
}
