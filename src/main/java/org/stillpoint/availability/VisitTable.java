package org.stillpoint.availability;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.stillpoint.availability.Taken.Stretch;
import org.stillpoint.availability.VisitSeats.Fit;
import org.stillpoint.platform.RoundTrip;

/** Writes the claims of several visits, as one set. */
@ApplicationScoped
class VisitTable {

    private static final String RELEASE = "delete from claim where claimant_id = any(?)";

    private static final String INSERT = """
            with person as (
                insert into schedule (id, lanes) select id, 1 from unnest(?) id order by id on conflict do nothing)
            insert into claim (claimant_id, part, schedule_id, lane, during, kind)
            select row.claimant_id, row.part, row.schedule_id, row.lane,
                   tstzrange(to_timestamp(row.starts), to_timestamp(row.ends)), 'APPOINTMENT'
              from unnest(?, ?, ?, ?, ?, ?) row(claimant_id, part, schedule_id, lane, starts, ends)
             order by row.schedule_id, row.lane, row.starts
            on conflict do nothing
            """;

    private final PlanMemory memory;

    VisitTable(PlanMemory memory) {
        this.memory = memory;
    }

    /** A claim of one of the visits. */
    private record Line(Fit fit, int part, ClaimRow row) {

        boolean isOfPerson() {
            return fit.wish().claimant().person().filter(row.schedule()::equals).isPresent();
        }

        Stretch stretch() {
            return RaisedQuarters.stretch(fit.wish().claimant(), row);
        }
    }

    /**
     * Gives back what those who move have, and takes what all of them need. When it is sent it throws {@link SlotTaken.Contested} if
     * the exclusion constraint kept something out.
     */
    void replace(List<Fit> fits, RoundTrip writes) {
        var movers = fits.stream()
                .filter(fit -> fit.wish().former().isPresent())
                .map(fit -> fit.wish().claimant().id())
                .toArray(UUID[]::new);
        if (movers.length > 0) {
            writes.update(RELEASE, count -> {}, (Object) movers);
        }
        var lines = lines(fits);
        writes.update(INSERT, count -> insistOn(lines.size(), count), values(fits, lines));
        fits.stream()
                .collect(Collectors.groupingBy(fit -> fit.wish().visit().site().id()))
                .forEach((site, there) -> learnWhatChanged(site, there, writes));
    }

    private static List<Line> lines(List<Fit> fits) {
        var lines = new ArrayList<Line>();
        for (var fit : fits) {
            int part = 0;
            for (var row : fit.rows()) {
                lines.add(new Line(fit, ++part, row));
            }
        }
        return lines;
    }

    private static void insistOn(int wanted, int inserted) {
        if (inserted < wanted) {
            throw new SlotTaken.Contested();
        }
    }

    private static Object[] values(List<Fit> fits, List<Line> lines) {
        return new Object[] {
            fits.stream()
                    .flatMap(fit -> fit.wish().claimant().person().stream())
                    .distinct()
                    .toArray(UUID[]::new),
            column(lines, line -> line.fit().wish().claimant().id(), UUID[]::new),
            column(lines, Line::part, Integer[]::new),
            column(lines, line -> line.row().schedule(), UUID[]::new),
            column(lines, line -> line.row().lane(), Integer[]::new),
            column(lines, line -> ClaimTable.seconds(line.row().during().start()), Double[]::new),
            column(lines, line -> ClaimTable.seconds(line.row().during().end()), Double[]::new)
        };
    }

    private void learnWhatChanged(UUID site, List<Fit> fits, RoundTrip writes) {
        var lines = lines(fits);
        var added = lines.stream()
                .filter(line -> !line.isOfPerson())
                .map(Line::stretch)
                .toList();
        var quarters = lines.stream()
                .map(line -> KnownQuarters.quarter(line.row().during().start()))
                .distinct()
                .toArray(Integer[]::new);
        var known = memory.quarters(fits.getFirst().wish().visit().plan());
        RaisedQuarters.learn(known, site, quarters, added, writes);
    }

    private static <R, T> T[] column(List<R> rows, Function<R, T> value, IntFunction<T[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
