package org.stillpoint.board;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.scheduling.AppointmentArrived;
import org.stillpoint.scheduling.AppointmentBooked;
import org.stillpoint.scheduling.AppointmentCancelled;
import org.stillpoint.scheduling.AppointmentDisplaced;
import org.stillpoint.scheduling.AppointmentMissed;
import org.stillpoint.scheduling.AppointmentMoved;
import org.stillpoint.session.SessionChanged;

/**
 * Hears what happens and keeps what those who watch a site want to know of it, in the same transaction. Whatever is about another
 * day is left alone before anything is asked or written, so that booking for next week costs nothing more.
 */
@Singleton
class BoardNews {

    /** Something was written; whoever waits for it is woken when it is committed. */
    record Written() {}

    private final ChangeLog log;
    private final Bell bell;
    private final Event<Written> written;
    private final Clinic clinic;
    private final Clock clock;

    BoardNews(ChangeLog log, Bell bell, Event<Written> written, Clinic clinic, Clock clock) {
        this.log = log;
        this.bell = bell;
        this.written = written;
        this.clinic = clinic;
        this.clock = clock;
    }

    void booked(@Observes AppointmentBooked news) {
        if (isOnBoard(news.site(), news.start())) {
            log.write(news.site(), news.appointment(), null, "BOOKED", clock.instant(), news.writes());
            written.fire(new Written());
        }
    }

    /** Whoever watches either site or day hears of it. */
    void moved(@Observes AppointmentMoved news) {
        tellBoard(news.site(), news.start(), news.appointment(), "MOVED");
        boolean told = news.site().equals(news.formerSite()) && isOnBoard(news.site(), news.start());
        if (!told) {
            tellBoard(news.formerSite(), news.formerStart(), news.appointment(), "MOVED");
        }
    }

    void cancelled(@Observes AppointmentCancelled news) {
        tellBoard(news.site(), news.start(), news.appointment(), "CANCELLED");
    }

    void arrived(@Observes AppointmentArrived news) {
        tellBoard(news.site(), news.start(), news.appointment(), "ARRIVED");
    }

    void missed(@Observes AppointmentMissed news) {
        tellBoard(news.site(), news.start(), news.appointment(), "MISSED");
    }

    void displaced(@Observes AppointmentDisplaced news) {
        tellBoard(news.site(), news.start(), news.appointment(), "DISPLACED");
    }

    /** Whoever is in a session is on the board, whatever the day: one may go on after midnight. */
    void changed(@Observes SessionChanged news) {
        tell(news.site(), news.appointment(), news.session(), news.what(), news.at());
    }

    void ring(@Observes(during = TransactionPhase.AFTER_SUCCESS) Written news) {
        bell.ring();
    }

    private void tellBoard(UUID site, Instant start, UUID appointment, String what) {
        if (isOnBoard(site, start)) {
            tell(site, appointment, null, what, clock.instant());
        }
    }

    private void tell(UUID site, UUID appointment, UUID session, String what, Instant at) {
        log.write(site, appointment, session, what, at);
        written.fire(new Written());
    }

    /** From memory. Whoever came yesterday may be here still. */
    private boolean isOnBoard(UUID site, Instant start) {
        var zone = clinic.plan(known -> known.site(site).isPresent())
                .site(site)
                .orElseThrow()
                .zone();
        var today = clock.instant().atZone(zone).toLocalDate();
        var day = start.atZone(zone).toLocalDate();
        return day.equals(today) || day.equals(today.minusDays(1));
    }
}
