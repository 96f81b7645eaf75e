package org.stillpoint.treatment;

import java.time.Duration;

/** Repairs for the bench: a day on which several are ill, and small ones whose best answer can be found by trying everything. */
public final class SickDay {

    private static final int DISPLACED = 40;

    /**
     * What became of the displaced visits.
     *
     * @param stay how many keep their time, and {@code moved} how many get another
     * @param firstMillis until the first answer, before anything better is sought
     */
    public record Result(
            int displaced,
            int stay,
            int moved,
            int lost,
            long minutes,
            boolean provenBest,
            double firstMillis,
            double millis) {}

    /**
     * Small clinics, found against the best that there is.
     *
     * @param asGood in how many the answer is as good as any could be; who serves does not count
     */
    public record Quality(int clinics, int asGood, long people, long fewestPeople, long minutes, long fewestMinutes) {}

    private final RepairSolver solver = new RepairSolver();

    /** 40 visits of 20 nurses' two days, of whom 6 call in sick. */
    public Result run(long seed, Duration time) {
        var clinic = new RandomRepair(seed, 20, 6, 10, DISPLACED);
        long began = System.nanoTime();
        solver.solve(clinic.question(), new RepairLimits(Duration.ofMillis(1), 1));
        double first = (System.nanoTime() - began) / 1e6;
        began = System.nanoTime();
        var plan = solver.solve(clinic.question(), new RepairLimits(time, Long.MAX_VALUE));
        double all = (System.nanoTime() - began) / 1e6;
        int moved = (int)
                plan.outcomes().stream().filter(RepairBoard.Outcome::moves).count();
        int lost = plan.cost().lost();
        return new Result(
                plan.outcomes().size(),
                plan.outcomes().size() - moved - lost,
                moved,
                lost,
                plan.cost().minutes(),
                plan.provenBest(),
                first,
                all);
    }

    public Quality quality(int clinics) {
        int asGood = 0;
        long people = 0;
        long minutes = 0;
        long fewestPeople = 0;
        long fewestMinutes = 0;
        for (long seed = 0; seed < clinics; seed++) {
            var clinic = new RandomRepair(seed, 4, 2, 3, 5);
            var found = solver.solve(clinic.question(), new RepairLimits(Duration.ofSeconds(30), 12_000))
                    .cost();
            var best = RepairOracle.best(clinic, clinic.question());
            asGood += found.disturbsNoMoreThan(best) ? 1 : 0;
            people += found.people();
            minutes += found.minutes();
            fewestPeople += best.people();
            fewestMinutes += best.minutes();
        }
        return new Quality(clinics, asGood, people, fewestPeople, minutes, fewestMinutes);
    }
}
