package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.Roles;

/** Decides whether a dose may be recorded as it is told. */
@ApplicationScoped
class DoseJudge {

    private final Prescribed prescribed;
    private final CurrentUser user;

    DoseJudge(Prescribed prescribed, CurrentUser user) {
        this.prescribed = prescribed;
        this.user = user;
    }

    /**
     * Refuses what is against a rule that nobody, or only a prescriber with a reason, may let go.
     *
     * @param others what holds of the day's other doses
     * @param further dosing was over before it
     */
    void insist(SessionFile file, DoseReader.Read read, List<Dose> others, boolean further) {
        insist(file, read, others, Optional.empty(), further);
    }

    /** The same of a correction: what is as before was decided when it was recorded. */
    void insist(SessionFile file, DoseReader.Read read, List<Dose> others, Dose wrong) {
        insist(file, read, others, Optional.of(GivenDose.of(wrong)), false);
    }

    /**
     * Whether a prescriber's word on the wrong entry is about the right one too: it says the same of what a word can be about, or
     * something that only a prescriber may let go is still so.
     */
    boolean isStillLetGo(SessionFile file, DoseReader.Read read, List<Dose> others, Dose wrong) {
        var dose = read.dose();
        var before = GivenDose.of(wrong);
        if (dose.isSameAmountAs(before) && dose.isSameDeviceAs(before)) {
            return true;
        }
        // Before a second dose that does not come in devices the first one was over.
        boolean further = others.stream().anyMatch(other -> other.at().isBefore(dose.start()));
        return DoseRule.broken(question(file, read, others, Optional.empty(), further)).stream()
                .anyMatch(DoseRule.Broken::overridable);
    }

    private void insist(
            SessionFile file, DoseReader.Read read, List<Dose> others, Optional<GivenDose> wrong, boolean further) {
        boolean beyond = read.dose().beyondBand().isPresent();
        if (beyond && !user.has(Roles.PRESCRIBER)) {
            throw new DoseOverrideNotAllowed();
        }
        var broken = DoseRule.broken(question(file, read, others, wrong, further)).stream()
                .filter(rule -> !(beyond && rule.overridable()))
                .toList();
        if (!broken.isEmpty()) {
            throw new DoseNotPossible(broken);
        }
    }

    private DoseQuestion question(
            SessionFile file, DoseReader.Read read, List<Dose> others, Optional<GivenDose> wrong, boolean further) {
        return new DoseQuestion(
                read.dose(),
                wrong,
                others.stream().map(GivenDose::of).toList(),
                read.band(),
                ChartLimits.devices(file.session().route()),
                prescribed.devices(file),
                further);
    }
}
