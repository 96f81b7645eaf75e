package org.stillpoint.availability;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Gives claims of one schedule places on so many lanes, from some moment on: one after the other as they begin, each on the lane
 * where it stands if that is free and else on another. So all of them get one unless at some moment there are more claims than
 * lanes, and then holds make room: all that is booked gets one unless there is too much of that alone.
 */
final class LanePlaces {

    /** A claim that goes to another lane. */
    record Move(Standing claim, int lane) {}

    private final Instant from;
    private final Standing[] latest;
    private final Map<Standing, Integer> places = new LinkedHashMap<>();
    private final List<Standing> without = new ArrayList<>();

    private LanePlaces(int lanes, Instant from) {
        this.from = from;
        latest = new Standing[lanes];
    }

    static LanePlaces of(List<Standing> claims, int lanes, Instant from) {
        var places = new LanePlaces(lanes, from);
        claims.stream()
                .sorted(Comparator.comparing(places::start)
                        .thenComparing(claim -> claim.lane() >= lanes)
                        .thenComparing(Standing::claimant)
                        .thenComparing(Standing::part))
                .forEach(places::place);
        return places;
    }

    /** Those that have to go to another lane. */
    List<Move> moves() {
        return places.entrySet().stream()
                .filter(place -> place.getValue() != place.getKey().lane())
                .map(place -> new Move(place.getKey(), place.getValue()))
                .toList();
    }

    /** Those for which there is none. */
    List<Standing> without() {
        return without;
    }

    private Instant start(Standing claim) {
        return claim.during().start().isBefore(from) ? from : claim.during().start();
    }

    private void place(Standing claim) {
        freeLane(claim).or(() -> heldLane(claim)).ifPresentOrElse(lane -> take(lane, claim), () -> without.add(claim));
    }

    private Optional<Integer> freeLane(Standing claim) {
        return Stream.concat(Stream.of(claim.lane()), lanes())
                .filter(lane -> lane < latest.length && isFree(lane, claim))
                .findFirst();
    }

    /** The one that would be in the way for longest, so that as few holds as can be make room. */
    private Optional<Integer> heldLane(Standing claim) {
        return lanes().filter(lane -> claim.kind() == ClaimKind.APPOINTMENT && latest[lane].kind() == ClaimKind.HOLD)
                .max(Comparator.comparing(lane -> latest[lane].during().end()));
    }

    private Stream<Integer> lanes() {
        return IntStream.range(0, latest.length).boxed();
    }

    private boolean isFree(int lane, Standing claim) {
        return latest[lane] == null || !latest[lane].during().end().isAfter(start(claim));
    }

    private void take(int lane, Standing claim) {
        if (!isFree(lane, claim)) {
            places.remove(latest[lane]);
            without.add(latest[lane]);
        }
        latest[lane] = claim;
        places.put(claim, lane);
    }
}
