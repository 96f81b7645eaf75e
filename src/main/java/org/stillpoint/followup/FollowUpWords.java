package org.stillpoint.followup;

import java.util.Map;

/** Says in words why there is a follow-up. Neutral: it names no treatment, drug or condition. */
final class FollowUpWords {

    private static final Map<String, String> ANCHORS = Map.ofEntries(
            Map.entry("EACH_SESSION", "after the end of a visit"),
            Map.entry("LAST_SESSION", "after the last visit"),
            Map.entry("SINGLE_SESSION", "after a visit that no other follows"),
            Map.entry("LAST_INDUCTION_SESSION", "after the last visit of the first phase, before the next one begins"),
            Map.entry(
                    "INDUCTION_WITHOUT_MAINTENANCE", "after the last visit of the first phase, which nothing follows"),
            Map.entry("EVERY", "after the first visit, or since the one before it was done"));

    private FollowUpWords() {}

    /** As a sentence of the clinic to its patient goes on. */
    static String forPatient(FollowUpKind kind) {
        return switch (kind) {
            case CHECK_IN -> "we ask you how you are";
            case QUESTIONNAIRE -> "we send you some questions";
            case SESSION, VISIT -> "it is time for your next visit, which we arrange with you";
            case REVIEW -> "we look with you at how it goes on";
            case CALL, RISK -> "we call you";
        };
    }

    static String of(Why why) {
        return switch (why.rule()) {
            case "RISK" -> "an answer that somebody has to look at now";
            case "RELAPSE_SIGNAL" -> "the last two answers in a row are not as good as before";
            case MoveRequests.CODE -> "a visit that is booked is to be moved to an earlier day";
            case "MISSED_CONTACT" -> days(why.days()) + " after nobody answered in time" + which(why);
            case "SESSIONS" -> "after " + why.of() + " visits";
            case MaintenanceQuestions.RULE -> days(why.days()) + " before a visit" + which(why);
            case "NOTHING_BOOKED" -> "it goes on, and nothing is booked";
            case "PAUSED" -> "it is paused, and nothing is booked";
            case "REVIEW_DUE" -> days(why.days()) + " after the review before it, by the plan";
            case "LAPSE" -> days(why.days()) + " have passed since the last visit, and a review comes before the next";
            case "NOT_CLOSED" -> "a visit is over, and nobody has recorded how it ended";
            case "FELL_THROUGH" -> "a visit that was booked does not take place, and no other is booked";
            case "LADDER" -> days(why.days()) + " after the visit before it, by the plan";
            default -> hours(why.hours()) + " " + ANCHORS.getOrDefault(why.rule(), "later") + which(why);
        };
    }

    private static String which(Why why) {
        if (why.number() == null) {
            return "";
        }
        return why.of() == null
                ? " (number " + why.number() + ")"
                : " (number " + why.number() + " of " + why.of() + ")";
    }

    private static String days(Integer days) {
        return days == 1 ? "1 day" : days + " days";
    }

    /** As days where they are whole days and more than one. */
    private static String hours(Integer hours) {
        return hours > 24 && hours % 24 == 0 ? days(hours / 24) : hours + " hours";
    }
}
