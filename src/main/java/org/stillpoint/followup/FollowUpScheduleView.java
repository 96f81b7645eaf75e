package org.stillpoint.followup;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All that is due, done, missed and coming for a patient, by when it is due. */
@Schema(name = "FollowUpSchedule")
public record FollowUpScheduleView(UUID patient, List<FollowUpView> items) {}
