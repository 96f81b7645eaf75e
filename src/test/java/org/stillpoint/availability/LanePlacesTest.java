package org.stillpoint.availability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.stillpoint.availability.LanePlaces.Move;
import org.stillpoint.platform.TimeSlot;

class LanePlacesTest {

    private static final Instant NOW = Instant.parse("2031-03-05T09:00:00Z");
    private static final UUID NURSE = new UUID(1, 1);

    private static Standing claim(int number, int lane, int from, int to) {
        return claim(ClaimKind.APPOINTMENT, number, lane, from, to);
    }

    private static Standing claim(ClaimKind kind, int number, int lane, int from, int to) {
        var slot = new TimeSlot(NOW.plus(Duration.ofMinutes(from)), NOW.plus(Duration.ofMinutes(to)));
        return new Standing(new UUID(2, number), 1, kind, NURSE, lane, slot);
    }

    private static boolean isThere(Standing claim, int minute) {
        var moment = NOW.plus(Duration.ofMinutes(minute));
        return !claim.during().start().isAfter(moment) && claim.during().end().isAfter(moment);
    }

    /** From half an hour before now on; none is over. */
    private static List<Standing> standing(Random random, int lanes) {
        var all = new ArrayList<Standing>();
        for (int lane = 0; lane < lanes; lane++) {
            int at = -30 + random.nextInt(40);
            while (at < 300) {
                int end = Math.max(at + 5, at + random.nextInt(90));
                if (end > 0 && random.nextBoolean()) {
                    var kind = random.nextInt(3) == 0 ? ClaimKind.HOLD : ClaimKind.APPOINTMENT;
                    all.add(claim(kind, all.size(), lane, at, end));
                }
                at = end + (random.nextBoolean() ? 0 : random.nextInt(40));
            }
        }
        return all;
    }

    @Property(tries = 500)
    void allGetALaneUnlessThereAreMoreOfThemAtSomeMoment(@ForAll long seed) {
        var random = new Random(seed);
        int before = 1 + random.nextInt(5);
        int lanes = 1 + random.nextInt(5);
        var claims = standing(random, before);
        var places = LanePlaces.of(claims, lanes, NOW);
        assertThat(places.without().isEmpty()).isEqualTo(!isCrowded(claims, lanes));
        assertThat(booked(places.without()).isEmpty()).isEqualTo(!isCrowded(booked(claims), lanes));
        var placed = claims.stream()
                .filter(claim -> !places.without().contains(claim))
                .toList();
        for (var one : placed) {
            assertThat(lane(one, places)).isLessThan(lanes);
            for (var other : placed) {
                boolean meet = IntStream.range(0, 400).anyMatch(at -> isThere(one, at) && isThere(other, at));
                assertThat(one != other && meet && lane(one, places) == lane(other, places))
                        .isFalse();
            }
        }
    }

    private static boolean isCrowded(List<Standing> claims, int lanes) {
        return IntStream.range(0, 400)
                .anyMatch(minute ->
                        claims.stream().filter(claim -> isThere(claim, minute)).count() > lanes);
    }

    private static List<Standing> booked(List<Standing> claims) {
        return claims.stream()
                .filter(claim -> claim.kind() == ClaimKind.APPOINTMENT)
                .toList();
    }

    private static int lane(Standing claim, LanePlaces places) {
        return places.moves().stream()
                .filter(move -> move.claim().equals(claim))
                .map(Move::lane)
                .findFirst()
                .orElse(claim.lane());
    }

    @Test
    void whoStandsOnALaneThatIsKeptStaysThere() {
        var claims = List.of(claim(1, 1, 0, 30), claim(2, 0, 30, 60), claim(3, 2, 60, 90), claim(4, 1, 60, 90));
        assertThat(LanePlaces.of(claims, 2, NOW).moves()).containsExactly(new Move(claims.get(2), 0));
    }

    @Test
    void whoIsThereAlreadyStaysBeforeOthersComeToTheirLanes() {
        var claims = List.of(claim(1, 2, -60, 30), claim(2, 0, -30, 60));
        assertThat(LanePlaces.of(claims, 2, NOW).moves()).containsExactly(new Move(claims.getFirst(), 1));
        assertThat(LanePlaces.of(claims, 1, NOW).without()).containsExactly(claims.getFirst());
    }

    @Test
    void aHoldMakesRoomForWhatIsBooked() {
        var held = claim(ClaimKind.HOLD, 1, 1, 0, 30);
        var later = claim(ClaimKind.HOLD, 3, 1, 30, 45);
        var booked = claim(2, 0, 15, 30);
        var places = LanePlaces.of(List.of(held, booked, later), 1, NOW);
        assertThat(places.without()).containsExactly(held);
        assertThat(places.moves()).containsExactly(new Move(later, 0));
        assertThat(LanePlaces.of(List.of(claim(2, 1, 0, 30), claim(ClaimKind.HOLD, 1, 0, 0, 30)), 1, NOW)
                        .without())
                .extracting(Standing::kind)
                .containsExactly(ClaimKind.HOLD);
    }

    @Test
    void theHoldThatIsInTheWayForLongestMakesRoomFirst() {
        var brief = claim(ClaimKind.HOLD, 1, 0, 0, 10);
        var lasting = claim(ClaimKind.HOLD, 2, 1, 0, 60);
        var claims = List.of(brief, lasting, claim(3, 2, 5, 30), claim(4, 3, 12, 40));
        assertThat(LanePlaces.of(claims, 2, NOW).without()).containsExactly(lasting);
    }
}
