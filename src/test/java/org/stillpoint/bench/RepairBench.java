package org.stillpoint.bench;

import java.time.Duration;
import org.stillpoint.treatment.SickDay;

/** How long a sick day's repair takes, and how good it is; memory only. */
final class RepairBench {

    private static final Duration TIME = Duration.ofSeconds(2);

    private RepairBench() {}

    static void measure(Report report) {
        var sickDay = new SickDay();
        sickDay.run(0, TIME); // warms up
        for (long seed = 1; seed <= 3; seed++) {
            var result = sickDay.run(seed, TIME);
            report.add(
                    "sick day, %d displaced visits, clinic %d".formatted(result.displaced(), seed),
                    "each visit by itself, in order: %.0f ms".formatted(result.firstMillis()),
                    "reported",
                    "%d keep their time, %d moved by %d min in all, %d not saved, %.0f ms%s"
                            .formatted(
                                    result.stay(),
                                    result.moved(),
                                    result.minutes(),
                                    result.lost(),
                                    result.millis(),
                                    result.provenBest() ? ", proven best" : ""));
        }
        var quality = sickDay.quality(60);
        report.add(
                "repair of up to 5 visits, %d clinics".formatted(quality.clinics()),
                "everything tried: %d people, %d min".formatted(quality.fewestPeople(), quality.fewestMinutes()),
                "within 5 %",
                "%d people, %d min; as good in %d of %d"
                        .formatted(quality.people(), quality.minutes(), quality.asGood(), quality.clinics()));
    }
}
