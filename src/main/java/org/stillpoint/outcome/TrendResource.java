package org.stillpoint.outcome;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.stillpoint.platform.Refuses;
import org.stillpoint.platform.Versions;
import org.stillpoint.security.Roles;

/** The same trend as data, as a table and as a picture. */
@Path("/v1/patients/{id}/trends/{instrument}")
@Tag(name = "Follow-up")
@RunOnVirtualThread
public class TrendResource {

    private static final String CSV = "text/csv";
    private static final String LESS = ";qs=0.5";
    private static final String SVG = "image/svg+xml";
    private static final String PNG = "image/png";

    private final Trends trends;

    TrendResource(Trends trends) {
        this.trends = trends;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.NURSE)
    @Operation(
            operationId = "readTrend",
            summary = "See how a patient's scores of one instrument went",
            description =
                    "With the doses, and lines for baseline, response and remission. With `Accept: text/csv` as a table, with"
                            + " `image/svg+xml` or `image/png` as a picture, which has nobody's name on it. Who shows the picture takes"
                            + " `picture.description` of the JSON as its alternative text (`alt`) and `picture.title` as its caption.")
    @APIResponse(
            responseCode = "200",
            description = "In the form that `Accept` asks for first",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = TrendView.class)),
                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = SVG, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = PNG, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @Refuses(status = 409, problems = "patient-merged: `mergedInto` is where the record went")
    public RestResponse<TrendView> read(
            @PathParam("id") UUID id,
            @PathParam("instrument") String instrument,
            @Valid @BeanParam TrendFilter filter) {
        var trend = trends.of(id, instrument, filter);
        return Versions.ok(trend, ContentTag.of(trend.toString()));
    }

    @GET
    @Produces(CSV + LESS)
    @RolesAllowed(Roles.NURSE)
    @Operation(hidden = true)
    public RestResponse<String> table(
            @PathParam("id") UUID id,
            @PathParam("instrument") String instrument,
            @Valid @BeanParam TrendFilter filter) {
        var table = TrendCsv.of(trends.of(id, instrument, filter));
        return file(table, ContentTag.of(table), CSV + ";charset=UTF-8", "csv");
    }

    @GET
    @Produces(SVG + LESS)
    @RolesAllowed(Roles.NURSE)
    @Operation(hidden = true)
    public RestResponse<String> drawing(
            @PathParam("id") UUID id,
            @PathParam("instrument") String instrument,
            @Valid @BeanParam TrendFilter filter) {
        var svg = TrendDrawing.svg(trends.of(id, instrument, filter));
        return file(svg, ContentTag.of(svg), SVG + ";charset=UTF-8", "svg");
    }

    @GET
    @Produces(PNG + LESS)
    @RolesAllowed(Roles.NURSE)
    @Operation(hidden = true)
    public RestResponse<byte[]> picture(
            @PathParam("id") UUID id,
            @PathParam("instrument") String instrument,
            @Valid @BeanParam TrendFilter filter) {
        var png = TrendDrawing.png(trends.of(id, instrument, filter));
        return file(png, ContentTag.of(png), PNG, "png");
    }

    private static <T> RestResponse<T> file(T content, String tag, String type, String ending) {
        return RestResponse.ResponseBuilder.ok(content, type)
                .header("ETag", '"' + tag + '"')
                .header("Content-Disposition", "inline; filename=\"trend.%s\"".formatted(ending))
                .build();
    }
}
