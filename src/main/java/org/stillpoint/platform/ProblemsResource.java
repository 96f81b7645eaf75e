package org.stillpoint.platform;

import io.quarkus.arc.All;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Explains every kind of problem at the address that its {@code type} names. */
@Path("/problems")
@Tag(name = "Problems")
@PermitAll
public class ProblemsResource {

    private final List<Explanation> all;

    ProblemsResource(@All List<ProblemCatalogue> catalogues) {
        all = catalogues.stream()
                .flatMap(catalogue -> catalogue.problems().stream())
                .map(type -> new Explanation(type.slug(), type.title(), type.status(), type.advice()))
                .sorted(Comparator.comparing(Explanation::slug))
                .toList();
    }

    /** One kind of problem in words. */
    public record Explanation(String slug, String title, int status, String advice) {}

    @GET
    @ForThePublic
    @Produces({MediaType.APPLICATION_JSON})
    @Operation(operationId = "listProblems", summary = "Every kind of problem that this server answers with")
    public Page<Explanation> list() {
        return new Page<>(all, null);
    }

    @GET
    @Path("/{slug}")
    @ForThePublic
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "explainProblem", summary = "What one kind of problem means and what to do about it")
    public Explanation explain(@PathParam("slug") @Parameter(example = "slot-taken") String slug) {
        return all.stream()
                .filter(explanation -> explanation.slug().equals(slug))
                .findFirst()
                .orElseThrow(NotFound::new);
    }
}
