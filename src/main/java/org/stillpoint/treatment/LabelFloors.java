package org.stillpoint.treatment;

import java.util.List;
import java.util.function.BiConsumer;
import org.stillpoint.clinic.PhaseCode;
import org.stillpoint.treatment.ProtocolLimits.Label;

/** What a label and its REMS ask of every protocol of a route. Nobody can lift it; the database refuses it as well. */
final class LabelFloors {

    static final List<ProtocolRule> ALL = List.of(
            of(LabelFloors::theGap),
            of(LabelFloors::theMostInSevenDays),
            of(LabelFloors::theObservation),
            of(LabelFloors::thePrescribersDecision),
            of(LabelFloors::theVitalSigns),
            of(LabelFloors::theGates),
            of(LabelFloors::theForm),
            of(LabelFloors::theWayHome));

    private LabelFloors() {}

    private static ProtocolRule of(BiConsumer<Label, ProtocolCheck> rule) {
        return check -> ProtocolLimits.label(check.protocol().route()).ifPresent(label -> rule.accept(label, check));
    }

    private static void theGap(Label label, ProtocolCheck check) {
        if (check.protocol().spacing().minGapDays() < label.minGapDays()) {
            wrong(check, label, "at least " + label.minGapDays(), "spacing", "minGapDays");
        }
    }

    private static void theMostInSevenDays(Label label, ProtocolCheck check) {
        var most = check.protocol().spacing().maxPerRolling7Days();
        if (most.isEmpty() || most.getAsInt() > label.maxPerRolling7Days()) {
            wrong(check, label, "at most " + label.maxPerRolling7Days(), "spacing", "maxPerRolling7Days");
        }
    }

    private static void theObservation(Label label, ProtocolCheck check) {
        var observation = check.protocol().observation();
        var floor = label.observation();
        if (observation.floorMinutes() < floor.floorMinutes()) {
            wrong(check, label, "at least " + floor.floorMinutes(), "observation", "floorMinutes");
        }
        if (observation.from() != floor.from()) {
            wrong(check, label, floor.from().name(), "observation", "from");
        }
    }

    private static void thePrescribersDecision(Label label, ProtocolCheck check) {
        var most = label.bloodPressure();
        var decided = check.protocol()
                .bloodPressure()
                .override()
                .filter(band -> band.systolic() <= most.systolic() && band.diastolic() <= most.diastolic());
        if (decided.isEmpty()) {
            wrong(
                    check,
                    label,
                    "at most %d/%d".formatted(most.systolic(), most.diastolic()),
                    "bloodPressure",
                    "override");
        }
    }

    private static void theVitalSigns(Label label, ProtocolCheck check) {
        var vitals = check.protocol().vitals();
        if (!vitals.contains(new VitalsDue.Before(PhaseCode.DOSING))
                || !vitals.contains(new VitalsDue.Before(PhaseCode.DISCHARGE))) {
            wrong(check, label, "before DOSING and before DISCHARGE", "vitals");
        }
        // At the peak: neither an earlier reading nor one of those that are counted from the end of dosing is sure to
        // be there.
        if (!vitals.contains(new VitalsDue.AfterDosingBegan(label.vitalsAfterMinutes()))) {
            wrong(check, label, "also %d minutes after dosing began".formatted(label.vitalsAfterMinutes()), "vitals");
        }
    }

    private static void theGates(Label label, ProtocolCheck check) {
        label.gates().stream()
                .filter(gate -> !check.protocol().gates().contains(gate))
                .forEach(gate -> wrong(check, label, "with " + gate, "gates"));
    }

    private static void theForm(Label label, ProtocolCheck check) {
        var form = label.form();
        if (check.protocol().forms().stream()
                .noneMatch(due -> due.code().equals(form.code()) && due.dueDays() <= form.dueDays())) {
            wrong(check, label, "with %s within %d days".formatted(form.code(), form.dueDays()), "forms");
        }
    }

    private static void theWayHome(Label label, ProtocolCheck check) {
        var noDriving = check.protocol().noDriving();
        if (noDriving
                .filter(rest -> rest.untilNextDay() && rest.afterRestfulSleep())
                .isEmpty()) {
            wrong(check, label, "untilNextDay and afterRestfulSleep", "noDriving");
        }
    }

    private static void wrong(ProtocolCheck check, Label label, String must, String... path) {
        var at = check.node();
        for (var name : path) {
            at = at.at(name);
        }
        at.wrong("must be " + must + " (" + label.source() + ")");
    }
}
