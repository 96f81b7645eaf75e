package org.stillpoint.clinic;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Comparator;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.stillpoint.platform.ForThePublic;
import org.stillpoint.platform.InvalidRequest;
import org.stillpoint.platform.Page;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.Roles;

/** What the clinic has to offer. Short lists, each in one page, without what is retired. */
@Path("/v1")
@RunOnVirtualThread
public class CatalogueResource {

    private final Clinic clinic;
    private final CurrentUser caller;

    CatalogueResource(Clinic clinic, CurrentUser caller) {
        this.clinic = clinic;
        this.caller = caller;
    }

    @GET
    @Path("/sites")
    @PermitAll
    @Tag(name = "Website")
    @ForThePublic
    @Operation(operationId = "listSites", summary = "List the sites, with addresses and opening hours")
    public Page<SiteView> sites() {
        var sites = clinic.newest().sites().stream()
                .filter(site -> !site.retired())
                .sorted(Comparator.comparing(Site::code))
                .map(SiteView::of)
                .toList();
        return new Page<>(sites, null);
    }

    @GET
    @Path("/services")
    @PermitAll
    @Tag(name = "Website")
    @ForThePublic
    @Operation(
            operationId = "listServices",
            summary = "List what can be booked",
            description =
                    "The public sees what is open to it; staff, and CLINIC_READ, see all services with their phases and needs.")
    public Page<ServiceView> services() {
        var plan = clinic.newest();
        var staff = caller.mayReadClinic();
        var services = plan.services().stream()
                .filter(service -> !service.retired() && (staff || service.openToPublic()))
                .sorted(Comparator.comparing(Service::code))
                .map(service -> staff ? ServiceView.forStaff(service, plan) : ServiceView.forThePublic(service, plan))
                .toList();
        return new Page<>(services, null);
    }

    @GET
    @Path("/actors")
    @RolesAllowed({Roles.FRONT_DESK, Roles.CLINIC_READ})
    @Tag(name = "Front desk")
    @Operation(operationId = "listActors", summary = "List the people, rooms, recliners and devices")
    public Page<ActorView> actors(
            @QueryParam("site") @Parameter(description = "Code of a site", example = "harbor") Optional<String> site) {
        var plan = clinic.newest();
        var only = site.map(code ->
                plan.site(code).orElseThrow(() -> InvalidRequest.parameter("site", "there is no site of this code")));
        var actors = plan.actors().stream()
                .filter(actor -> !actor.retired())
                .filter(actor -> only.isEmpty() || only.get().id().equals(actor.siteId()))
                .sorted(Comparator.comparing(Actor::code))
                .map(actor -> ActorView.of(actor, plan.site(actor.siteId()).orElseThrow()))
                .toList();
        return new Page<>(actors, null);
    }
}
