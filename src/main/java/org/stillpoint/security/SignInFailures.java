package org.stillpoint.security;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.stillpoint.platform.ClockSkew;
import org.stillpoint.platform.Database;

/** The failures of each subject: one row, which says when the last of them is forgotten, and until when it is paused. */
@Singleton
class SignInFailures {

    /** Where failures cost a pause, one attempt is made at a time; another may be if nothing was heard of it for so long. */
    private static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(2);

    /** No pause is no moment, which another server's clock, or a neighbour's look at it, could be before. */
    private static final String CHARGE = """
            insert into sign_in_failure as f (subject, forgotten_at, blocked_until) values (?, ?, '-infinity')
            on conflict (subject) do update set (forgotten_at, blocked_until) = (
                select least(known.until + make_interval(secs => ?), ?),
                    case when known.until > ? then ? else '-infinity'::timestamptz end
                from (select case when f.forgotten_at between ? and ? then f.forgotten_at else ? end) known (until))
            where f.blocked_until <= ? or f.blocked_until > ?
            returning forgotten_at""";

    private static final String GIVE_BACK = """
            update sign_in_failure
            set forgotten_at = forgotten_at - make_interval(secs => ?), blocked_until = '-infinity'
            where subject = ?""";

    private static final String PURGE = """
            delete from sign_in_failure where subject in
            (select subject from sign_in_failure where forgotten_at < ? limit 1000 for update skip locked)""";

    private static final double NANOS_PER_SECOND = 1e9;

    private final Database database;
    private final Clock clock;

    SignInFailures(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** One failure more, as long as it is not given back. */
    record Charge(SignInLimit limit, Instant forgottenAt) {}

    /** Empty while the subject is paused. */
    Optional<Charge> charge(SignInLimit limit) {
        var now = clock.instant();
        var each = limit.each();
        return moment(
                        CHARGE,
                        limit.subject(),
                        now.plus(each),
                        seconds(each),
                        now.plus(limit.all()),
                        now.plus(each.multipliedBy(limit.free() - 1L)),
                        now.plus(LONGEST_ATTEMPT),
                        now,
                        now.plus(limit.all()).plus(ClockSkew.MOST),
                        now,
                        now,
                        now.plus(limit.longest()).plus(ClockSkew.MOST))
                .map(forgottenAt -> new Charge(limit, forgottenAt));
    }

    Duration pauseLeft(SignInLimit limit) {
        var now = clock.instant();
        return moment("select blocked_until from sign_in_failure where subject = ?", limit.subject())
                .map(until -> Duration.between(now, until))
                .orElse(Duration.ZERO);
    }

    /** Begins the pause that this one costs. */
    void pause(Charge failed) {
        var now = clock.instant();
        var pause = failed.limit().pause(Duration.between(now, failed.forgottenAt()));
        if (pause.isPositive()) {
            database.update(
                    "update sign_in_failure set blocked_until = ? where subject = ?",
                    now.plus(pause),
                    failed.limit().subject());
        }
    }

    void giveBack(Charge charge) {
        database.update(
                GIVE_BACK, seconds(charge.limit().each()), charge.limit().subject());
    }

    void forget(SignInLimit limit) {
        database.update("delete from sign_in_failure where subject = ?", limit.subject());
    }

    void purge() {
        database.update(PURGE, clock.instant());
    }

    private Optional<Instant> moment(String sql, Object... values) {
        return database.first(sql, row -> row.getObject(1, OffsetDateTime.class).toInstant(), values);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / NANOS_PER_SECOND;
    }
}
