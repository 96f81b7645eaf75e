package org.stillpoint.availability;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Who would serve each of several visits, while their days are locked: nothing is written yet. */
public final class VisitSeats {

    /** A visit that fits. */
    record Fit(ClaimWish wish, Claimed claimed, List<ClaimRow> rows) {}

    private final List<ClaimWish> wishes;
    private final Map<Integer, Fit> fits = new TreeMap<>();
    private final List<Unseated> unseated;

    VisitSeats(List<ClaimWish> wishes, Map<Integer, Fit> fits, List<Unseated> unseated) {
        this.wishes = List.copyOf(wishes);
        this.fits.putAll(fits);
        this.unseated = List.copyOf(unseated);
    }

    /** Those that do not fit, in their order. */
    public List<Unseated> unseated() {
        return unseated;
    }

    /** Who serves the visit of that place in the list; empty where it does not fit or was left out. */
    public Optional<Claimed> at(int index) {
        return Optional.ofNullable(fits.get(index)).map(Fit::claimed);
    }

    /** Refuses with {@link VisitsTaken} unless all fit. */
    public VisitSeats insistOnAll() {
        if (!unseated.isEmpty()) {
            throw new VisitsTaken(wishes, unseated);
        }
        return this;
    }

    /** Gives the visit's seat up again; the others keep theirs. */
    public void leaveOut(int index) {
        fits.remove(index);
    }

    List<Fit> fits() {
        return List.copyOf(fits.values());
    }
}
