package org.stillpoint.intake;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/**
 * Which requests are listed; without anything all that are open and not held back. Who may be in danger is listed whatever is asked
 * for, but for what is known to concern another site or is with somebody else already.
 */
public class QueueFilter {

    @QueryParam("status")
    @Parameter(description = "May be repeated; closed requests are listed after open ones, the newest first")
    List<RequestStatus> statuses;

    @QueryParam("channel")
    @Parameter(description = "May be repeated")
    List<Channel> channels;

    @QueryParam("kind")
    @Parameter(description = "May be repeated")
    List<RequestKind> kinds;

    @QueryParam("site")
    @Parameter(
            description =
                    "Code of the site that the person would come to; who may be in danger and has named none is listed too",
            example = "harbor")
    String site;

    @QueryParam("mine")
    @Parameter(description = "true: only those that the caller works on, and who may be in danger and is with nobody")
    Boolean mine;

    @QueryParam("unclaimed")
    @Parameter(description = "true: only those that nobody works on")
    Boolean unclaimed;

    @QueryParam("heldBack")
    @Parameter(description = "true: only those that look like the work of a machine, and who may be in danger")
    Boolean heldBack;
}
