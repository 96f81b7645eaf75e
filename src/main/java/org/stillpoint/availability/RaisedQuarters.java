package org.stillpoint.availability;

import java.util.List;
import java.util.UUID;
import org.stillpoint.availability.Taken.Stretch;
import org.stillpoint.platform.RoundTrip;

/** The quarters that a change has given new versions. */
final class RaisedQuarters {

    private static final String RAISED = """
            select quarter, version, previous from claim_version where site_id = ? and quarter = any(?)
            """;

    private RaisedQuarters() {}

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
}
