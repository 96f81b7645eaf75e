package org.stillpoint.followup;

import java.util.List;
import java.util.UUID;

/** All that is due, done, missed and coming for a patient, by when it is due. */
public record FollowUpScheduleView(UUID patient, List<FollowUpView> items) {}
