package org.stillpoint.availability;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Where a visit was given a place in a {@link TrialCalendar}. */
public final class TrialPlace {

    private final Seating seating;
    private final Grid grid;

    TrialPlace(Seating seating, Grid grid) {
        this.seating = seating;
        this.grid = grid;
    }

    public List<Served> served() {
        return seating.served(grid);
    }

    public Set<UUID> actors() {
        return seating.seats().stream()
                .filter(seat -> !seat.role().name().equals(Visit.PATIENT))
                .map(seat -> seat.schedule().id())
                .collect(Collectors.toSet());
    }

    /** As if it had never been given. */
    public void giveBack() {
        seating.giveBack();
    }
}
