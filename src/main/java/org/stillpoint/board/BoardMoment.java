package org.stillpoint.board;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stillpoint.board.BoardQuery.Found;
import org.stillpoint.board.BoardView.Place;
import org.stillpoint.board.BoardView.PlaceStatus;
import org.stillpoint.clinic.Actor;
import org.stillpoint.clinic.ActorKind;
import org.stillpoint.clinic.ClinicPlan;
import org.stillpoint.clinic.Site;
import org.stillpoint.session.SessionDays;

/**
 * A board as it is at one moment.
 *
 * @param clinician sees names, what is due and what is wrong; others see initials, and how far everybody is
 */
record BoardMoment(ClinicPlan plan, Site site, SessionDays days, Instant now, boolean clinician) {

    private static final Set<ActorKind> PLACES = Set.of(ActorKind.ROOM, ActorKind.RECLINER);

    BoardView show(Found found) {
        var visits = found.rows().stream().map(row -> BoardVisit.of(row, this)).toList();
        var places = places(visits).map(place -> place(place, visits)).toList();
        var elsewhere = visits.stream()
                .filter(visit -> visit.actors(PLACES).isEmpty())
                .map(BoardVisit::view)
                .toList();
        return new BoardView(
                site.code(),
                site.zone(),
                now.atZone(site.zone()).toLocalDate(),
                local(now),
                places,
                elsewhere,
                found.position().toString(),
                BoardVersion.of(places, elsewhere));
    }

    /** Those in use, and those that are not any more and still have somebody today. */
    private Stream<Actor> places(List<BoardVisit> visits) {
        var taken = visits.stream().flatMap(visit -> visit.actors(PLACES).stream());
        return Stream.concat(plan.actorsAt(site).stream().filter(actor -> PLACES.contains(actor.kind())), taken)
                .distinct()
                .sorted(Comparator.comparing(Actor::code));
    }

    private static Place place(Actor place, List<BoardVisit> visits) {
        var own = visits.stream()
                .filter(visit -> visit.actors(PLACES).contains(place))
                .toList();
        return new Place(
                place.code(),
                place.name(),
                place.kind(),
                status(own),
                own.stream().map(BoardVisit::view).toList());
    }

    private static PlaceStatus status(List<BoardVisit> visits) {
        if (visits.stream().anyMatch(BoardVisit::isHere)) {
            return PlaceStatus.OCCUPIED;
        }
        return visits.stream().anyMatch(BoardVisit::leavesWork) ? PlaceStatus.TURNOVER : PlaceStatus.FREE;
    }

    OffsetDateTime local(Instant moment) {
        return moment.atZone(site.zone()).toOffsetDateTime();
    }

    /** Null for none. */
    OffsetDateTime local(Optional<Instant> moment) {
        return moment.map(this::local).orElse(null);
    }

    static String initials(String... names) {
        return Stream.of(names)
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> Character.toString(name.codePointAt(0)) + ".")
                .collect(Collectors.joining(" "));
    }
}
