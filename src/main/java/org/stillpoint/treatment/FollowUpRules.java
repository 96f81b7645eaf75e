package org.stillpoint.treatment;

import java.util.HashSet;
import java.util.List;
import org.stillpoint.clinic.FileNode;

/** What a protocol's follow-ups and forms keep to. */
final class FollowUpRules {

    static final List<ProtocolRule> ALL = List.of(
            FollowUpRules::aFollowUpIsDueWithinItsWindow,
            FollowUpRules::aCountGoesWithWhatIsCounted,
            FollowUpRules::eachIsSaidOnce,
            FollowUpRules::onlyWhatComesBeforeIsCountedBackwards);

    private static final List<String> HOURS = List.of("dueHours", "fromHours", "toHours");
    private static final int HOURS_OF_A_DAY = 24;

    /** The one code of what is asked before sessions; as each is said once, so is this. */
    private static final String MEASURE = "MEASURE";

    private FollowUpRules() {}

    static void aFollowUpIsDueWithinItsWindow(ProtocolCheck check) {
        for (var item : check.node().items("followUps")) {
            var due = ProtocolReader.number(item, "dueHours");
            if (due < item.number("fromHours").orElse(due)) {
                item.at("dueHours").wrong("is before fromHours");
            }
            if (due > item.number("toHours").orElse(due)) {
                item.at("dueHours").wrong("is after toHours");
            }
        }
    }

    static void aCountGoesWithWhatIsCounted(ProtocolCheck check) {
        for (var item : check.node().items("followUps")) {
            goesWith(item, "first", FollowUpPlan.Anchor.EACH_SESSION);
            goesWith(item, "everySessions", FollowUpPlan.Anchor.EVERY);
        }
    }

    private static void goesWith(FileNode item, String count, FollowUpPlan.Anchor anchor) {
        var after = item.constant("after", FollowUpPlan.Anchor.class);
        if (item.at(count).isPresent() && after.isPresent() && after.get() != anchor) {
            item.at(count).wrong("means something only with after: " + anchor);
        }
    }

    /** By whole local days, because the day of a session is known before its hour is. */
    static void onlyWhatComesBeforeIsCountedBackwards(ProtocolCheck check) {
        for (var item : check.node().items("followUps")) {
            var after = item.constant("after", FollowUpPlan.Anchor.class);
            if (after.isPresent()) {
                boolean before = after.get() == FollowUpPlan.Anchor.BEFORE_MAINTENANCE;
                HOURS.forEach(name -> checkHours(item, name, before));
                if (before && !item.text("code").equals(MEASURE)) {
                    item.at("code").wrong("must be " + MEASURE + " with after: " + after.get());
                }
            }
        }
    }

    private static void checkHours(FileNode item, String name, boolean before) {
        int hours = ProtocolReader.number(item, name);
        if (hours < 0 && !before) {
            item.at(name).wrong("is less than 0 only with after: " + FollowUpPlan.Anchor.BEFORE_MAINTENANCE);
        }
        if (before && (hours > 0 || hours % HOURS_OF_A_DAY != 0 || hours != 0 && name.equals("toHours"))) {
            item.at(name).wrong(name.equals("toHours") ? "must be 0, the dose" : "must be whole days before, as -48");
        }
    }

    static void eachIsSaidOnce(ProtocolCheck check) {
        for (var list : List.of("followUps", "forms")) {
            var seen = new HashSet<String>();
            for (var item : check.node().items(list)) {
                var code = item.at("code");
                code.text().filter(text -> !seen.add(text)).ifPresent(text -> code.wrong(text + " is there twice"));
            }
        }
    }
}
