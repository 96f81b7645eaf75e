package org.stillpoint.treatment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.stillpoint.patient.Gates;
import org.stillpoint.platform.Versions;

/** A patient tells other days, times or people while the course goes on: whatever is proposed or repaired from then on keeps them. */
@ApplicationScoped
@Transactional
public class SeriesPreferences {

    /** Half a year: as far as sessions are planned ahead. */
    private static final int AHEAD_DAYS = 182;

    private final AllSeries all;
    private final SeriesFiles files;
    private final Series series;
    private final SeriesRecord record;
    private final PreferenceCheck check;
    private final Gates gates;
    private final Clock clock;

    SeriesPreferences(
            AllSeries all,
            SeriesFiles files,
            Series series,
            SeriesRecord record,
            PreferenceCheck check,
            Gates gates,
            Clock clock) {
        this.all = all;
        this.files = files;
        this.series = series;
        this.record = record;
        this.check = check;
        this.gates = gates;
        this.clock = clock;
    }

    SeriesView change(UUID id, long version, Preferences wanted) {
        gates.lock(all.patientOf(id));
        var file = files.of(all.get(id));
        Versions.check(version, file.version());
        file.series().insistOpen();
        check.insist(wanted, file.protocol(), file.site(), ahead(file), "");
        var former = file.series().prefer(wanted);
        all.touch(file.series());
        record.keep(file.series(), SeriesEventKind.PREFERENCES_CHANGED, EventDetail.preferences(former, wanted), null);
        return series.show(file.series());
    }

    private StartTreatmentSeries.Window ahead(SeriesFile file) {
        var today = LocalDate.ofInstant(clock.instant(), file.site().zone());
        return new StartTreatmentSeries.Window(today, today.plusDays(AHEAD_DAYS));
    }
}
