package org.stillpoint.session;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.stillpoint.platform.Page;
import org.stillpoint.platform.PageRequest;
import org.stillpoint.security.Roles;

@Path("/v1/forms")
@Tag(name = "The day")
@RunOnVirtualThread
public class DueFormResource {

    private final DueForms forms;

    DueFormResource(DueForms forms) {
        this.forms = forms;
    }

    @GET
    @RolesAllowed(Roles.NURSE)
    @Operation(
            operationId = "listForms",
            summary = "List forms by when they are due",
            description = "Without a status those that were not sent.")
    public Page<DueFormView> list(@BeanParam FormFilter filter, @Valid @BeanParam PageRequest page) {
        return forms.list(filter, page);
    }
}
