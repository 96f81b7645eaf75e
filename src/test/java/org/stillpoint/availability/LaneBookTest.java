package org.stillpoint.availability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.stillpoint.availability.LaneBook.Entry;
import org.stillpoint.availability.OngoingVisit.LaneNeed;
import org.stillpoint.availability.Shortfall.Taker;
import org.stillpoint.platform.TimeSlot;

class LaneBookTest {

    private static final UUID NURSE = UUID.randomUUID();
    private static final UUID VISIT = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();
    private static final UUID THIRD = UUID.randomUUID();

    private static Entry entry(UUID claimant, int lane, long from, long to) {
        return new Entry(claimant, ClaimKind.APPOINTMENT, lane, from, to);
    }

    private static LaneBook book(int lanes, long from, List<LaneNeed> needs, Entry... entries) {
        return new LaneBook(NURSE, lanes, VISIT, from, needs, List.of(entries));
    }

    private static LaneNeed need(int lanes, long from, long to) {
        return new LaneNeed(NURSE, lanes, from, to);
    }

    private static ClaimRow row(int lane, long from, long to) {
        return new ClaimRow(NURSE, lane, slot(from, to));
    }

    private static TimeSlot slot(long from, long to) {
        return new TimeSlot(Instant.ofEpochSecond(from * 300), Instant.ofEpochSecond(to * 300));
    }

    @Test
    void aLongerNeedLengthensTheLaneThatTheVisitHas() {
        var book =
                book(3, 15, List.of(need(1, 10, 26)), entry(VISIT, 1, 10, 20)).extend();
        assertThat(book.rows()).containsExactly(row(1, 10, 26));
        assertThat(book.shortfalls()).isEmpty();
    }

    @Test
    void whatNeedsNothingMoreStaysAsItIs() {
        var book =
                book(3, 15, List.of(need(1, 10, 18)), entry(VISIT, 1, 10, 20)).extend();
        assertThat(book.isChanged()).isFalse();
        assertThat(book.rows()).containsExactly(row(1, 10, 20));
    }

    @Test
    void anotherFreeLaneOfTheSameScheduleIsTakenWhereItsOwnIsNot() {
        var book = book(2, 15, List.of(need(1, 10, 26)), entry(VISIT, 0, 10, 20), entry(OTHER, 0, 22, 30))
                .extend();
        assertThat(book.rows()).containsExactly(row(0, 10, 22), row(1, 22, 26));
        assertThat(book.shortfalls()).isEmpty();
    }

    @Test
    void whatOthersHaveStaysTheirsAndIsNamed() {
        var book = book(1, 15, List.of(need(1, 10, 30)), entry(VISIT, 0, 10, 20), entry(OTHER, 0, 22, 26))
                .extend();
        assertThat(book.rows()).containsExactly(row(0, 10, 22), row(0, 26, 30));
        assertThat(book.shortfalls())
                .containsExactly(new Shortfall(
                        NURSE, slot(22, 26), 1, List.of(new Taker(OTHER, ClaimKind.APPOINTMENT, slot(22, 26)))));
    }

    @Test
    void everybodyWhoHasALaneInThatTimeIsNamedOnce() {
        var book = book(
                        3,
                        15,
                        List.of(need(2, 10, 30)),
                        entry(VISIT, 0, 10, 20),
                        entry(VISIT, 1, 10, 20),
                        entry(OTHER, 1, 20, 28),
                        entry(OTHER, 2, 20, 30),
                        entry(THIRD, 0, 24, 40))
                .extend();
        assertThat(book.rows()).contains(row(0, 10, 24));
        assertThat(book.shortfalls())
                .containsExactly(new Shortfall(
                        NURSE,
                        slot(20, 30),
                        2,
                        List.of(
                                new Taker(OTHER, ClaimKind.APPOINTMENT, slot(20, 30)),
                                new Taker(THIRD, ClaimKind.APPOINTMENT, slot(24, 30)))));
    }

    @Test
    void twoLanesForLongerAreTwoLanes() {
        var book = book(
                        3,
                        12,
                        List.of(need(2, 10, 24), need(1, 24, 34)),
                        entry(VISIT, 0, 10, 30),
                        entry(VISIT, 1, 10, 20))
                .extend();
        assertThat(book.rows()).containsExactly(row(0, 10, 34), row(1, 10, 24));
    }

    @Test
    void thePastStaysAsItWas() {
        var book =
                book(2, 15, List.of(need(2, 10, 20)), entry(VISIT, 0, 10, 20)).extend();
        assertThat(book.rows()).containsExactly(row(0, 10, 20), row(1, 15, 20));
        assertThat(book(1, 15, List.of(), entry(VISIT, 0, 10, 20)).shorten().rows())
                .containsExactly(row(0, 10, 15));
    }

    @Test
    void ofALaneThatALaterPlanTookAwayNothingMoreIsTaken() {
        var book = book(1, 15, List.of(need(1, 10, 30)), entry(VISIT, 1, 10, 20), entry(OTHER, 0, 10, 40))
                .extend();
        assertThat(book.rows()).containsExactly(row(1, 10, 20));
        assertThat(book.shortfalls()).extracting(Shortfall::during).containsExactly(slot(20, 30));
    }

    @Test
    void theTurnoverStaysWhenTheRestIsGivenBack() {
        var book =
                book(1, 15, List.of(need(1, 10, 18)), entry(VISIT, 0, 10, 40)).shorten();
        assertThat(book.rows()).containsExactly(row(0, 10, 18));
    }

    @Test
    void ofTwoLanesTheOneThatIsHadLongerStays() {
        var book = book(3, 12, List.of(need(1, 12, 30)), entry(VISIT, 0, 10, 20), entry(VISIT, 1, 10, 30))
                .shorten();
        assertThat(book.rows()).containsExactly(row(0, 10, 12), row(1, 10, 30));
    }

    @Test
    void nothingThatIsLeftIsNoRow() {
        assertThat(book(1, 15, List.of(), entry(VISIT, 0, 15, 20)).shorten().rows())
                .isEmpty();
    }

    /** The database allows no claim of more than 25 hours. */
    @Test
    void whatIsTooLongForOneClaimIsSeveral() {
        var book = book(1, 200, List.of(need(1, 10, 700)), entry(VISIT, 0, 10, 250))
                .extend();
        assertThat(book.rows()).containsExactly(row(0, 10, 310), row(0, 310, 610), row(0, 610, 700));
    }

    private record Story(int lanes, long now, List<LaneNeed> needs, List<Entry> entries) {

        static Story of(Random random) {
            int lanes = 1 + random.nextInt(4);
            var entries = new ArrayList<Entry>();
            for (int lane = 0; lane < lanes; lane++) {
                long at = 1000 + random.nextInt(6);
                while (at < 1060) {
                    long to = at + 1 + random.nextInt(20);
                    var whose = List.of(VISIT, OTHER, THIRD).get(random.nextInt(3));
                    entries.add(entry(whose, lane, at, to));
                    at = to + random.nextInt(15);
                }
            }
            var needs = new ArrayList<LaneNeed>();
            long at = 1000;
            for (int phase = 0; phase < 3; phase++) {
                long to = at + 1 + random.nextInt(30);
                needs.add(need(1 + random.nextInt(lanes), at, to));
                at = to;
            }
            return new Story(lanes, 1000 + random.nextInt(40), needs, entries);
        }

        LaneBook book() {
            return new LaneBook(NURSE, lanes, VISIT, now, needs, entries);
        }

        long needed(long cell) {
            return needs.stream()
                    .filter(need -> need.from() <= cell && cell < need.to())
                    .mapToInt(LaneNeed::lanes)
                    .sum();
        }

        long had(UUID claimant, long cell) {
            return entries.stream()
                    .filter(entry -> entry.claimant().equals(claimant) && entry.from() <= cell && cell < entry.to())
                    .count();
        }
    }

    private static long lanesAt(List<ClaimRow> rows, long cell) {
        return rows.stream()
                .filter(row -> row.during().contains(Instant.ofEpochSecond(cell * 300)))
                .count();
    }

    private static boolean isMissing(LaneBook book, long cell) {
        return book.shortfalls().stream().anyMatch(each -> each.during().contains(Instant.ofEpochSecond(cell * 300)));
    }

    @Property(tries = 2000)
    void itTakesAllThatIsFreeOfWhatIsMissingAndNothingElse(@ForAll Random random) {
        var story = Story.of(random);
        var book = story.book().extend();
        var rows = book.rows();
        for (long cell = 990; cell < 1110; cell++) {
            long had = story.had(VISIT, cell);
            long free = story.lanes() - story.had(OTHER, cell) - story.had(THIRD, cell) - had;
            long wanted = cell < story.now() ? had : Math.max(had, story.needed(cell));
            assertThat(lanesAt(rows, cell)).as("cell %d", cell).isEqualTo(Math.min(wanted, had + free));
            assertThat(isMissing(book, cell)).as("cell %d", cell).isEqualTo(wanted > had + free);
        }
        assertThat(rows).allSatisfy(row -> assertThat(story.entries())
                .filteredOn(entry -> !entry.claimant().equals(VISIT) && entry.lane() == row.lane())
                .noneMatch(entry -> slot(entry.from(), entry.to()).overlaps(row.during())));
        IntStream.range(0, rows.size()).forEach(one -> assertThat(rows.subList(one + 1, rows.size()))
                .noneMatch(other -> other.lane() == rows.get(one).lane()
                        && other.during().overlaps(rows.get(one).during())));
    }

    @Property(tries = 2000)
    void itGivesBackAllThatIsNotNeededAndNothingElse(@ForAll Random random) {
        var story = Story.of(random);
        var rows = story.book().shorten().rows();
        for (long cell = 990; cell < 1110; cell++) {
            long had = story.had(VISIT, cell);
            long left = cell < story.now() ? had : Math.min(had, story.needed(cell));
            assertThat(lanesAt(rows, cell)).as("cell %d", cell).isEqualTo(left);
        }
    }
}
