package org.stillpoint.followup;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.stillpoint.platform.ForThePublic;
import org.stillpoint.platform.Refuses;
import org.stillpoint.security.Roles;

@Path("/v1/follow-up-schedules")
@Tag(name = "Follow-up")
@RunOnVirtualThread
public class FollowUpScheduleResource {

    private final FollowUpSchedules schedules;

    FollowUpScheduleResource(FollowUpSchedules schedules) {
        this.schedules = schedules;
    }

    @GET
    @Path("/{patient}")
    @RolesAllowed({Roles.PATIENT_KEY, Roles.FRONT_DESK})
    @ForThePublic
    @Operation(
            operationId = "readFollowUpSchedule",
            summary = "See all that is due, done, missed and coming for a patient",
            description =
                    "Across courses and single visits, each with its window and why it is there; by when it is due. Patients see theirs, in neutral words.")
    @Refuses(status = 409, problems = "patient-merged")
    public FollowUpScheduleView get(@PathParam("patient") UUID patient) {
        return schedules.of(patient);
    }
}
