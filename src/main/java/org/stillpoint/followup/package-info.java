/**
 * What is due between the visits, worked out from what really happened. Promise: the same reason makes a follow-up once, whatever
 * happens at the same time or fails in between; what is completed is never touched; working out twice changes nothing. Events only
 * mark a patient ({@code FollowUpMarks}); {@code Recompute} works the marks off. Only board and notification may call it.
 */
package org.stillpoint.followup;
