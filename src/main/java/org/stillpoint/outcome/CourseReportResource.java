package org.stillpoint.outcome;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.stillpoint.platform.Refuses;
import org.stillpoint.security.Roles;

@Path("/v1/patients/{id}/course-report")
@Tag(name = "Follow-up")
@RunOnVirtualThread
public class CourseReportResource {

    private static final String PDF = "application/pdf";

    private final CourseReport report;

    CourseReportResource(CourseReport report) {
        this.report = report;
    }

    @GET
    @Produces(PDF)
    @RolesAllowed(Roles.NURSE)
    @Operation(
            operationId = "printCourseReport",
            summary = "Print how a course went",
            description =
                    "A PDF of A4 pages: sessions, scores with their pictures, and what these amount to. It has the reference of"
                            + " the course and nobody's name.")
    @Refuses(status = 409, problems = "patient-merged: `mergedInto` is where the record went")
    public RestResponse<byte[]> print(@PathParam("id") UUID id, @NotNull @QueryParam("series") UUID series) {
        return RestResponse.ResponseBuilder.ok(CourseReportPdf.of(report.of(id, series)), PDF)
                .header("Content-Disposition", "attachment; filename=\"course-report.pdf\"")
                .build();
    }
}
