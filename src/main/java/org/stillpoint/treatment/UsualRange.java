package org.stillpoint.treatment;

import java.util.ArrayList;
import java.util.List;
import org.stillpoint.clinic.FileNode;
import org.stillpoint.treatment.ProtocolLimits.Usual;

/** Whether an induction is of the usual length and frequency; one that is not needs a prescriber's word. */
final class UsualRange {

    private final ProtocolCheck check;
    private final Usual usual;
    private final List<Runnable> findings = new ArrayList<>();

    private UsualRange(ProtocolCheck check, Usual usual) {
        this.check = check;
        this.usual = usual;
    }

    /** Tells what leaves the range. */
    static void check(ProtocolCheck check) {
        of(check).forEach(Runnable::run);
    }

    static boolean isLeftBy(ProtocolCheck check) {
        return !of(check).isEmpty();
    }

    private static List<Runnable> of(ProtocolCheck check) {
        return ProtocolLimits.usual(check.protocol().route())
                .map(usual -> new UsualRange(check, usual).findings())
                .orElse(List.of());
    }

    private List<Runnable> findings() {
        check.eachTreatment((step, at) -> {
            if (step.phase() == CoursePhase.INDUCTION
                    && step.rhythm() instanceof Rhythm.PerWeek weekly
                    && !usual.perWeek().has(weekly.perWeek())) {
                outside(at.at("perWeek"), "%d sessions a week are outside of %s", weekly.perWeek(), usual.perWeek());
            }
        });
        var course = check.node().at("course");
        var weeks = inductions().stream().mapToInt(Rhythm.PerWeek::weeks).sum();
        if (!usual.weeks().has(weeks)) {
            outside(course, "an induction of %d week(s) is outside of %s", weeks, usual.weeks());
        }
        var sessions = inductions().stream()
                .mapToInt(weekly -> weekly.weeks() * weekly.perWeek())
                .sum();
        if (!usual.sessions().has(sessions)) {
            outside(course, "an induction of %d session(s) is outside of %s", sessions, usual.sessions());
        }
        return findings;
    }

    private void outside(FileNode at, String sentence, int number, ProtocolLimits.Range range) {
        findings.add(() -> at.wrong(sentence.formatted(number, range) + " (" + usual.source()
                + "); a prescriber may allow it with `override` at POST /v1/protocols"));
    }

    private List<Rhythm.PerWeek> inductions() {
        return check.protocol().course().stream()
                .filter(step -> step.phase() == CoursePhase.INDUCTION)
                .map(CourseStep::rhythm)
                .filter(Rhythm.PerWeek.class::isInstance)
                .map(Rhythm.PerWeek.class::cast)
                .toList();
    }
}
