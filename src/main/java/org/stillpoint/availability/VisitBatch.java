package org.stillpoint.availability;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.stillpoint.availability.ClaimWish.Former;
import org.stillpoint.availability.Taken.Stretch;
import org.stillpoint.availability.VisitSeats.Fit;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.RoundTrip;

/**
 * Takes what several visits need: lock all their days at once, look once, seat one after the other, write once. Joins the
 * caller's transaction.
 */
@ApplicationScoped
class VisitBatch {

    private final Clock clock;
    private final PlanMemory memory;
    private final VisitClaims visits;
    private final ClaimLook look;
    private final ClaimTable claims;
    private final VisitTable table;
    private final ClaimedDays days;
    private final Database database;

    VisitBatch(
            Clock clock,
            PlanMemory memory,
            VisitClaims visits,
            ClaimLook look,
            ClaimTable claims,
            VisitTable table,
            ClaimedDays days,
            Database database) {
        this.clock = clock;
        this.memory = memory;
        this.visits = visits;
        this.look = look;
        this.claims = claims;
        this.table = table;
        this.days = days;
        this.database = database;
    }

    /** Each visit sees what those before it in the list take, and nothing of what those that move have until now. */
    VisitSeats seat(List<ClaimWish> wishes) {
        return wishes.isEmpty()
                ? new VisitSeats(wishes, Map.of(), List.of())
                : new Seats(wishes, clock.instant()).seat();
    }

    /** Whoever is left out of the seats keeps what they have. */
    void take(VisitSeats seats, Consumer<RoundTrip> alongside) {
        var fits = seats.fits();
        var writes = new RoundTrip();
        if (!fits.isEmpty()) {
            table.replace(fits, writes);
        }
        alongside.accept(writes);
        database.send(writes);
    }

    /** One list of visits, from the question to the seats. */
    private final class Seats {

        private final List<ClaimWish> wishes;
        private final Instant now;
        private final List<SeatSearch> searches;
        private final List<Wanted> wanted;
        private final Map<UUID, List<Stretch>> taken = new HashMap<>();

        Seats(List<ClaimWish> wishes, Instant now) {
            this.wishes = wishes;
            this.now = now;
            searches = wishes.stream().map(this::search).toList();
            wanted = searches.stream().map(search -> search.wanted(Set.of())).toList();
        }

        private SeatSearch search(ClaimWish wish) {
            return new SeatSearch(
                    memory.bits(wish.visit().plan()),
                    wish.visit(),
                    wish.claimant().person(),
                    wish.preferred(),
                    wish.avoided());
        }

        VisitSeats seat() {
            lookOnce();
            var fits = new TreeMap<Integer, Fit>();
            var unseated = new ArrayList<Unseated>();
            for (int index = 0; index < wishes.size(); index++) {
                var search = searches.get(index);
                var inTheWay = inTheWay(index);
                var seating = search.seat(inTheWay);
                if (seating.isEmpty()) {
                    unseated.add(new Unseated(index, search.refusal(inTheWay)));
                } else {
                    var fit = new Fit(wishes.get(index), search.claimed(seating.get()), search.claims(seating.get()));
                    fits.put(index, fit);
                    occupy(fit);
                }
            }
            return new VisitSeats(wishes, fits, unseated);
        }

        private void lookOnce() {
            var formers = new HashMap<UUID, Former>();
            wishes.forEach(wish -> wish.former()
                    .ifPresent(former -> formers.put(wish.claimant().id(), former)));
            var bySite = wanted.stream()
                    .collect(Collectors.groupingBy(each -> each.site().id(), LinkedHashMap::new, Collectors.toList()));
            var questions = bySite.values().stream()
                    .map(several -> Wanted.together(several, formers.keySet()))
                    .toList();
            var aims = wishes.stream()
                    .map(wish -> DayLocks.of(wish.visit().site(), wish.visit().occupied()))
                    .toList();
            var locks = DayLocks.all(aims).and(days.of(formers));
            var answers = look.lockAndLook(locks, questions, now).iterator();
            for (var question : questions) {
                var answer = answers.next();
                visits.insistOnNewest(question.plan(), answer.revision());
                taken.put(question.site().id(), new ArrayList<>(answer.stretches()));
                if (answer.expired()) {
                    question.windows().forEach(window -> claims.sweep(question.actors(), window, now));
                }
            }
        }

        private List<Stretch> inTheWay(int index) {
            var mine = wanted.get(index);
            return taken.get(mine.site().id()).stream().filter(mine::includes).toList();
        }

        /** People can be wanted at all sites; who is wanted at one only is in nobody's way at the others. */
        private void occupy(Fit fit) {
            for (var row : fit.rows()) {
                var stretch = new Stretch(
                        row.schedule(),
                        row.lane(),
                        Grid.cellAtOrBefore(row.during().start()),
                        Grid.cellAtOrAfter(row.during().end()));
                taken.values().forEach(stretches -> stretches.add(stretch));
            }
        }
    }
}
