package org.stillpoint.treatment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All rules of spacing of one patient; what fails is told together. Pure; days are local days of the site. */
final class SpacingRules {

    private final List<SpacingRule> rules;

    private SpacingRules(List<SpacingRule> rules) {
        this.rules = List.copyOf(rules);
    }

    static SpacingRules of(SpacingTerms terms) {
        var rules = new ArrayList<SpacingRule>();
        rules.add(new MinimumGap(terms));
        rules.add(new MostInSevenDays(terms));
        terms.weekly()
                .forEach((step, rhythm) -> rules.add(new WeeklyPattern(
                        step,
                        rhythm.perWeek(),
                        Optional.ofNullable(terms.weeksFrom().get(step)))));
        terms.late().ifPresent(late -> rules.add(new LateFrequency(late)));
        terms.spacing().ifPresent(spacing -> {
            rules.add(new Lapse(spacing));
            rules.add(new LongGap(spacing));
        });
        return new SpacingRules(rules);
    }

    /** Everything that speaks against the wanted days, refusals first, then warnings. */
    List<SpacingFinding> judge(TreatmentDays days) {
        var findings =
                rules.stream().flatMap(rule -> rule.findings(days).stream()).toList();
        var sorted = new ArrayList<SpacingFinding>();
        findings.stream().filter(each -> !each.warning()).forEach(sorted::add);
        findings.stream().filter(SpacingFinding::warning).forEach(sorted::add);
        return sorted;
    }

    /** What keeps the wanted days from being booked. */
    List<SpacingFinding> refusals(TreatmentDays days) {
        return judge(days).stream().filter(each -> !each.warning()).toList();
    }
}
