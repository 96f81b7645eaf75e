package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** What of a chart is shown with its session. */
@ApplicationScoped
class ChartSummary {

    private final DueTimes times;
    private final ChartEntries entries;
    private final DoseReader reader;
    private final Clock clock;

    ChartSummary(DueTimes times, ChartEntries entries, DoseReader reader, Clock clock) {
        this.times = times;
        this.entries = entries;
        this.reader = reader;
        this.clock = clock;
    }

    /** What is to be done; nothing once the patient has left. */
    List<SessionView.Due> due(SessionFile file) {
        return times.of(file, clock.instant()).stream()
                .filter(due -> due.state().isOpen())
                .map(due -> new SessionView.Due(
                        due.code(), file.local(due.at()), due.isOverdue(), file.local(due.overdueSince())))
                .toList();
    }

    /** What holds. */
    List<DoseView> doses(SessionFile file) {
        return entries.holding(Dose.class, file.session().id()).stream()
                .map(dose -> reader.view(dose, file))
                .toList();
    }
}
