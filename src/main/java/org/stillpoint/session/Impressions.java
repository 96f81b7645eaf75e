package org.stillpoint.session;

import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.stillpoint.platform.InvalidRequest;
import org.stillpoint.platform.SensitiveText;

/**
 * How somebody seemed at one moment.
 *
 * @param dissociation from 0, none, to 10, as are {@code nausea} and {@code pain}
 * @param resolved what is over, in the judgement of who looked
 */
record Impressions(
        Optional<Sedation> sedation,
        Optional<Integer> dissociation,
        Optional<Integer> nausea,
        Optional<Integer> pain,
        Set<Symptom> resolved,
        Optional<SensitiveText> note) {

    static final Impressions NONE = of(null, null, null, null, null, null);

    /** Null for what was not told. */
    static Impressions of(
            Sedation sedation,
            Integer dissociation,
            Integer nausea,
            Integer pain,
            SortedSet<Symptom> resolved,
            String note) {
        return new Impressions(
                Optional.ofNullable(sedation),
                Optional.ofNullable(dissociation),
                Optional.ofNullable(nausea),
                Optional.ofNullable(pain),
                resolved == null ? new TreeSet<>() : new TreeSet<>(resolved),
                Optional.ofNullable(note).filter(text -> !text.isBlank()).map(SensitiveText::of));
    }

    /** Whether they showed it. Of breathing nothing is rated here: that somebody breathes too little is an adverse event. */
    boolean shows(Symptom symptom) {
        return switch (symptom) {
            case SEDATION -> sedation.filter(Sedation::isSedated).isPresent();
            case DISSOCIATION -> dissociation.filter(rating -> rating > 0).isPresent();
            case RESPIRATORY_DEPRESSION -> false;
        };
    }

    /** Tells all that must be a slip of the keyboard. */
    void check(InvalidRequest.Collector errors) {
        sedation.ifPresent(found -> {
            var range = ChartLimits.range(found.scale());
            errors.check(range.has(found.value()), "/sedation/value", range.inWords());
        });
        VitalSigns.plausible("dissociation", dissociation, errors);
        VitalSigns.plausible("nausea", nausea, errors);
        VitalSigns.plausible("pain", pain, errors);
        over(Symptom.SEDATION, "/sedation/value", errors);
        over(Symptom.DISSOCIATION, "/dissociation", errors);
        errors.check(!equals(NONE), "", "says nothing: at least one finding is needed");
    }

    /** Nobody shows what is over. */
    private void over(Symptom symptom, String pointer, InvalidRequest.Collector errors) {
        errors.check(
                !(shows(symptom) && resolved.contains(symptom)),
                pointer,
                "shows what /resolved says is over: " + symptom);
    }
}
