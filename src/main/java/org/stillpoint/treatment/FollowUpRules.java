package org.stillpoint.treatment;

import java.util.HashSet;
import java.util.List;
import org.stillpoint.clinic.FileNode;

/** What a protocol's follow-ups and forms keep to. */
final class FollowUpRules {

    static final List<ProtocolRule> ALL = List.of(
            FollowUpRules::aFollowUpIsDueWithinItsWindow,
            FollowUpRules::aCountGoesWithWhatIsCounted,
            FollowUpRules::eachIsSaidOnce);

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
