package org.stillpoint.treatment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.stillpoint.patient.Patients;
import org.stillpoint.platform.Cursor;
import org.stillpoint.platform.Page;
import org.stillpoint.platform.PageRequest;
import org.stillpoint.security.Audit;
import org.stillpoint.security.Deed;

/** Reads series. */
@ApplicationScoped
@Transactional
public class Series {

    private final AllSeries all;
    private final SeriesFiles files;
    private final SeriesViews views;
    private final SeriesGates gates;
    private final Patients patients;
    private final Audit audit;
    private final Clock clock;

    Series(
            AllSeries all,
            SeriesFiles files,
            SeriesViews views,
            SeriesGates gates,
            Patients patients,
            Audit audit,
            Clock clock) {
        this.all = all;
        this.files = files;
        this.views = views;
        this.gates = gates;
        this.patients = patients;
        this.audit = audit;
        this.clock = clock;
    }

    SeriesView get(UUID id) {
        var series = all.get(id);
        var view = show(series);
        audit.record(SeriesRecord.deed("SERIES_READ", series));
        return view;
    }

    /** The whole of it, after whatever has just been written. */
    SeriesView show(TreatmentSeries series) {
        var file = files.of(series);
        return views.whole(file, gates.missing(file, clock.instant()));
    }

    /** Newest first. */
    Page<SeriesView> list(SeriesFilter filter, PageRequest page) {
        var rows = all.page(filter.ofPatient(), filter.withStatus(), page);
        var found = Page.of(rows, page.limit(), last -> new Cursor(last.startedAt(), last.id()).encode());
        var items = views.brief(files.of(found.items()));
        if (found.items().isEmpty()) {
            filter.ofPatient().ifPresent(patients::insistNotMerged);
        }
        audit.record(Deed.of("SERIES_LISTED", "TreatmentSeries")
                .about(found.items().stream()
                        .map(TreatmentSeries::patientId)
                        .distinct()
                        .toList())
                .showing(items.size()));
        return new Page<>(items, found.next());
    }
}
