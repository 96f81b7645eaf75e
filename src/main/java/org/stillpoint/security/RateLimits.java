package org.stillpoint.security;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.stillpoint.platform.ClockSkew;
import org.stillpoint.platform.Database;

/**
 * How often somebody from outside may write, for all replicas together. A limit's bucket leaks steadily, so that there is no
 * hour at whose beginning everything is allowed again; it is one row, charged by one statement in the caller's transaction:
 * what is refused or rolled back costs nothing of it, and two requests at once wait for each other. What is refused to those who
 * write to the calendar is counted in a wider bucket, which is looked at by the same statement.
 */
@ApplicationScoped
public class RateLimits {

    private static final String CHARGE = """
            insert into rate_limit as l (bucket, full_at)
            select ?, ? where not exists (select 1 from rate_limit where bucket = ? and full_at > ? and full_at <= ?)
            on conflict (bucket) do update set full_at =
                case when l.full_at > ? then excluded.full_at
                     else greatest(l.full_at + make_interval(secs => ?), excluded.full_at) end
            where l.full_at > ? or l.full_at <= ?
            returning full_at""";

    private static final String REFUSALS = "refusals";
    private static final String LIMITED = RateLimits.class.getName();
    private static final byte[] NO_BUCKET = {};

    private static final double NANOS_PER_SECOND = 1e9;
    private static final int PURGE_ONE_IN = 200;
    private static final String PURGE = """
            delete from rate_limit where bucket in
            (select bucket from rate_limit where full_at < ? limit 1000 for update skip locked)""";

    private final Database database;
    private final InstallationSecret secret;
    private final RateLimitSettings settings;
    private final CurrentUser user;
    private final CurrentVertxRequest request;
    private final Clock clock;

    RateLimits(
            Database database,
            InstallationSecret secret,
            RateLimitSettings settings,
            CurrentUser user,
            CurrentVertxRequest request,
            Clock clock) {
        this.database = database;
        this.secret = secret;
        this.settings = settings;
        this.user = user;
        this.request = request;
        this.clock = clock;
    }

    /** Counts this request for its client; refuses with 429 once there were too many. The answer's headers tell how many are left. */
    public void chargeClient(String limit) {
        var quota = quota(limit);
        var taken = take(quota, user.client());
        tell(quota, taken);
        taken.insist();
    }

    /** As {@link #chargeClient} for a write to the calendar; refuses also once too many of the client's were refused. */
    public void chargeWriter(String limit) {
        request.getCurrent().put(LIMITED, true);
        var quota = quota(limit);
        var taken = take(quota, user.client(), Optional.of(quota(REFUSALS)));
        tell(quota, taken);
        taken.insist();
    }

    /** Whether the present request was charged as a write to the calendar. */
    boolean isOfLimitedWriter() {
        return user.isAsked() && request.getCurrent().get(LIMITED) != null;
    }

    void countRefusal() {
        take(quota(REFUSALS), user.client());
    }

    /** As {@link #chargeClient}, but tells whether there is room instead of refusing. */
    public boolean triesClient(String limit) {
        var quota = quota(limit);
        var taken = take(quota, user.client());
        tell(quota, taken);
        return taken.isAllowed();
    }

    /** Counts this request for something else than its client, such as the person that it names: the headers say nothing of it. */
    public void charge(String limit, String subject) {
        take(quota(limit), subject).insist();
    }

    private Quota quota(String limit) {
        return Quota.of(limit, settings.limits().get(limit));
    }

    Taken take(Quota quota, String subject) {
        return take(quota, subject, Optional.empty());
    }

    /** There must be room for one more in {@code beside} too, which is not charged. */
    Taken take(Quota quota, String subject, Optional<Quota> beside) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var bucket = bucket(quota, subject);
        if (ThreadLocalRandom.current().nextInt(PURGE_ONE_IN) == 0) {
            // By itself: whoever holds a bucket that is emptied here must not wait for what this request does next.
            QuarkusTransaction.requiringNew().run(() -> purge(now));
        }
        return charge(quota, bucket, beside.map(other -> new Beside(other, bucket(other, subject))), now)
                .map(fullAt -> Taken.of(quota, Duration.between(now, fullAt)))
                .orElseGet(() -> refused(quota, subject, beside, now));
    }

    private byte[] bucket(Quota quota, String subject) {
        return secret.hash("limit " + quota.name() + ":" + subject);
    }

    private Taken refused(Quota quota, String subject, Optional<Quota> beside, Instant now) {
        return Stream.concat(Stream.of(quota), beside.stream())
                .map(each -> Taken.refused(each, Duration.between(now, fullAt(bucket(each, subject), now))))
                .max(Comparator.comparing(Taken::pause))
                .orElseThrow();
    }

    private record Beside(Quota quota, byte[] bucket) {}

    void purge(Instant now) {
        database.update(PURGE, now);
    }

    private Optional<Instant> charge(Quota quota, byte[] bucket, Optional<Beside> beside, Instant now) {
        var each = quota.each().toNanos() / NANOS_PER_SECOND;
        var other = beside.map(Beside::quota);
        return database.first(
                CHARGE,
                row -> row.getObject(1, OffsetDateTime.class).toInstant(),
                bucket,
                now.plus(quota.each()),
                beside.map(Beside::bucket).orElse(NO_BUCKET),
                other.map(wider -> room(wider, now)).orElse(now),
                other.map(wider -> latest(wider, now)).orElse(now),
                latest(quota, now),
                each,
                latest(quota, now),
                room(quota, now));
    }

    /** A bucket that is full again by then has room for one more. */
    private static Instant room(Quota quota, Instant now) {
        return now.plus(quota.period()).minus(quota.each());
    }

    /** What is full even later was charged by a server whose clock was ahead, and counts as empty. */
    private static Instant latest(Quota quota, Instant now) {
        return now.plus(quota.period()).plus(ClockSkew.MOST);
    }

    private Instant fullAt(byte[] bucket, Instant now) {
        return database.first(
                        "select full_at from rate_limit where bucket = ?",
                        row -> row.getObject(1, OffsetDateTime.class).toInstant(),
                        bucket)
                .orElse(now);
    }

    private void tell(Quota quota, Taken taken) {
        var headers = request.getCurrent().response().headers();
        headers.set("RateLimit-Policy", quota.policy());
        headers.set("RateLimit", quota.state(taken.left(), taken.pause()));
    }

    /**
     * What a charge came to.
     *
     * @param left how many more there may be at once; -1 if there was no room for this one
     * @param pause until one more comes back
     */
    record Taken(int left, Duration pause) {

        static Taken of(Quota quota, Duration untilFull) {
            return new Taken(quota.left(untilFull), quota.next(untilFull));
        }

        static Taken refused(Quota quota, Duration untilFull) {
            return new Taken(-1, quota.wait(untilFull));
        }

        void insist() {
            if (!isAllowed()) {
                throw new TooManyRequests(pause);
            }
        }

        boolean isAllowed() {
            return left >= 0;
        }
    }
}
