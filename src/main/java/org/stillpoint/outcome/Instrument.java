package org.stillpoint.outcome;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A questionnaire or scale: what it asks, where its text may be shown, and what the answers amount to.
 *
 * @param code such as {@code GAD-7}
 * @param baseline whether it says how somebody is, so that a course can be judged by it
 * @param total the totals there can be
 * @param answers points of one item; empty where only a total may be entered
 * @param items how many there are; 0 where only a total may be entered
 * @param wordings by language; none where only a total may be entered
 * @param bands without gaps from the least total to the most, or none
 * @param cut between these a diagnosis becomes likely
 * @param risk what somebody has to look at now
 * @param loinc codes of the panel, the total and the items
 * @param notice to be shown with the text
 */
public record Instrument(
        String code,
        String version,
        String title,
        boolean baseline,
        PointRange total,
        Optional<PointRange> answers,
        int items,
        Map<String, Wording> wordings,
        List<Band> bands,
        Optional<PointRange> cut,
        ChangeRule change,
        AskingRule asking,
        Optional<Risk> risk,
        Optional<Loinc> loinc,
        Optional<String> notice,
        String source) {

    /** That so many points or more tell of danger: on an item, counted from 1, or where there is none, in total. */
    public record Risk(OptionalInt item, int from) {}

    /** Its codes in LOINC. */
    public record Loinc(String panel, String total, List<String> items) {}

    /** Whether its items can be answered here. */
    public boolean hasText() {
        return !wordings.isEmpty();
    }

    public Optional<Band> band(int total) {
        return bands.stream().filter(band -> band.has(total)).findFirst();
    }

    /** None while an item is not answered (null): nothing is imputed. */
    OptionalInt total(List<Integer> answered) {
        return answered.stream().allMatch(Objects::nonNull)
                ? OptionalInt.of(answered.stream().mapToInt(Integer::intValue).sum())
                : OptionalInt.empty();
    }

    /** Also of answers that are not complete. */
    boolean tellsOfDanger(List<Integer> answered) {
        return risk.filter(rule -> rule.item().isPresent())
                .filter(rule -> {
                    var answer = answered.get(rule.item().getAsInt() - 1);
                    return answer != null && answer >= rule.from();
                })
                .isPresent();
    }

    /** By the total alone. */
    boolean tellsOfDanger(int total) {
        return risk.filter(rule -> rule.item().isEmpty() && total >= rule.from())
                .isPresent();
    }
}
