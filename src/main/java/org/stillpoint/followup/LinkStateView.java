package org.stillpoint.followup;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether a link is still good, and nothing else. */
@Schema(name = "FollowUpLinkState", requiredProperties = "state")
public record LinkStateView(LinkState state) {}
