package org.stillpoint.patient;

import java.util.List;

/**
 * Who can say where some gates stand: spacing, review, baseline, … Every bean that implements it is asked about every treatment
 * visit, inside the caller's transaction, when nobody else can change what the patient's gates rest on ({@link Gates#lock}).
 */
public interface GateSource {

    /**
     * One state for each gate that this visit has and this source knows about; none for a visit that it has nothing to say about. A
     * decision that the question does not know ({@link GateQuestion#knows}) closes no gate.
     */
    List<GateState> states(GateQuestion question);

    /**
     * The same for visits that are booked or moved together, in their order. A source that reads anything overrides this, so that
     * twelve dates cost it one look.
     */
    default List<List<GateState>> states(List<GateQuestion> together) {
        return together.stream().map(this::states).toList();
    }

    /** Whether any of its gates is looked at before booking: one whose gates are all of the day costs a booking nothing. */
    default boolean saysAnythingBeforeBooking() {
        return true;
    }
}
