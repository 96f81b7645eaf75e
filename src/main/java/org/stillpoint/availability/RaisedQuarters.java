package org.stillpoint.availability;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.availability.Taken.Stretch;
import org.stillpoint.platform.RoundTrip;

/** The quarters that a change has given new versions. */
final class RaisedQuarters {

    private static final String RAISED = """
            select quarter, version, previous from claim_version where site_id = ? and quarter = any(?)
            """;

    private RaisedQuarters() {}

    static void learn(KnownQuarters known, VisitAt visit, Claimant claimant, List<ClaimRow> rows, RoundTrip writes) {
        var added = rows.stream()
                .filter(row -> !claimant.person().equals(Optional.of(row.schedule())))
                .map(row -> stretch(claimant, row))
                .toList();
        var quarters = rows.stream()
                .map(row -> KnownQuarters.quarter(row.during().start()))
                .distinct()
                .toArray(Integer[]::new);
        learn(known, visit.site().id(), quarters, added, writes);
    }

    /** Whoever knew a quarter before this change of it knows it afterwards, without reading it again. */
    static void learn(KnownQuarters known, UUID site, Integer[] quarters, List<Stretch> added, RoundTrip writes) {
        writes.query(
                RAISED,
                raised -> {
                    while (raised.next()) {
                        known.add(site, raised.getInt(1), raised.getLong(3), raised.getLong(2), added);
                    }
                },
                site,
                quarters);
    }

    static Stretch stretch(Claimant claimant, ClaimRow row) {
        return new Stretch(
                row.schedule(),
                row.lane(),
                Grid.cellAtOrBefore(row.during().start()),
                Grid.cellAtOrAfter(row.during().end()),
                claimant.expiresAt().map(ClaimTable::seconds).orElse(Stretch.NEVER));
    }
}
