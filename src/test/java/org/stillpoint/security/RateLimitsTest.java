package org.stillpoint.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillpoint.platform.ColumnCipher;
import org.stillpoint.platform.Database;
import org.stillpoint.security.RateLimits.Taken;
import org.stillpoint.testsupport.Race;
import org.stillpoint.testsupport.TestClock;

@QuarkusTest
class RateLimitsTest {

    private static final Quota FIVE_AN_HOUR = new Quota("five", 5, Duration.ofHours(1));

    @Inject
    Database database;

    @Inject
    ColumnCipher cipher;

    @Inject
    RateLimitSettings settings;

    @Inject
    TestClock clock;

    private final String subject = UUID.randomUUID().toString();

    @BeforeEach
    void stopTheClock() {
        clock.set(Instant.parse("2026-11-22T10:00:00Z"));
    }

    /** One of several servers on the same database: nothing but that is shared. */
    private RateLimits server() {
        return new RateLimits(database, new InstallationSecret(database, cipher), settings, null, null, clock);
    }

    private Taken take(Quota quota) {
        return QuarkusTransaction.requiringNew().call(() -> server().take(quota, subject));
    }

    @Test
    void asManyAsTheLimitSaysAreAllowedAndTheNextOneWaitsForTheFirstToComeBack() {
        var left = new ArrayList<Integer>();
        for (int n = 0; n < 5; n++) {
            left.add(take(FIVE_AN_HOUR).left());
        }
        assertThat(left).containsExactly(4, 3, 2, 1, 0);
        assertThat(take(FIVE_AN_HOUR)).isEqualTo(new Taken(-1, Duration.ofMinutes(12)));
        clock.advance(Duration.ofMinutes(12).minusMillis(1));
        assertThat(take(FIVE_AN_HOUR).isAllowed()).isFalse();
        clock.advance(Duration.ofMillis(1));
        assertThat(take(FIVE_AN_HOUR).left()).isZero();
        assertThat(take(FIVE_AN_HOUR).pause()).isEqualTo(Duration.ofMinutes(12));
    }

    @Test
    void whoHasLittleOrNothingLeftIsToldWhenOneComesBackAndNotWhenAllHave() {
        for (int left = 4; left >= 0; left--) {
            assertThat(take(FIVE_AN_HOUR)).isEqualTo(new Taken(left, Duration.ofMinutes(12)));
        }
        clock.advance(Duration.ofMinutes(17));
        assertThat(take(FIVE_AN_HOUR)).isEqualTo(new Taken(0, Duration.ofMinutes(7)));
    }

    @Test
    void afterItsPeriodEverythingIsAllowedAgain() {
        for (int n = 0; n < 5; n++) {
            take(FIVE_AN_HOUR);
        }
        clock.advance(Duration.ofHours(1));
        assertThat(take(FIVE_AN_HOUR)).isEqualTo(new Taken(4, Duration.ofMinutes(12)));
    }

    @Test
    void whatAClockADayAheadHasChargedKeepsNobodyOut() {
        clock.advance(Duration.ofDays(1));
        for (int n = 0; n < 5; n++) {
            take(FIVE_AN_HOUR);
        }
        clock.advance(Duration.ofDays(-1));
        assertThat(take(FIVE_AN_HOUR)).isEqualTo(new Taken(4, Duration.ofMinutes(12)));
        assertThat(take(FIVE_AN_HOUR).left()).isEqualTo(3);
    }

    @Test
    void aClockThatIsHalfAMinuteBehindFreesNobody() {
        for (int n = 0; n < 5; n++) {
            take(FIVE_AN_HOUR);
        }
        clock.advance(Duration.ofSeconds(-30));
        assertThat(take(FIVE_AN_HOUR).isAllowed()).isFalse();
    }

    @Test
    void refusalsThatAClockADayAheadCountedKeepNobodyOut() {
        var refusals = new Quota("refusals", 1, Duration.ofHours(1));
        clock.advance(Duration.ofDays(1));
        take(refusals);
        clock.advance(Duration.ofDays(-1));
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> server().take(FIVE_AN_HOUR, subject, Optional.of(refusals)))
                        .isAllowed())
                .isTrue();
        take(refusals);
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> server().take(FIVE_AN_HOUR, subject, Optional.of(refusals)))
                        .isAllowed())
                .isFalse();
    }

    @Test
    void aPeriodThatDoesNotDivideIsCountedRight() {
        var seven = new Quota("seven", 7, Duration.ofHours(1));
        for (int left = 6; left >= 0; left--) {
            assertThat(take(seven).left()).isEqualTo(left);
        }
        assertThat(take(seven).isAllowed()).isFalse();
    }

    @Test
    void othersAndOtherLimitsAreCountedForThemselves() {
        take(new Quota("one", 1, Duration.ofHours(1)));
        assertThat(take(new Quota("other", 1, Duration.ofHours(1))).isAllowed()).isTrue();
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> server().take(new Quota("one", 1, Duration.ofHours(1)), "somebody else" + subject))
                        .isAllowed())
                .isTrue();
    }

    @Test
    void whatIsRolledBackCostsNothing() {
        for (int n = 0; n < 9; n++) {
            QuarkusTransaction.begin();
            assertThat(server().take(FIVE_AN_HOUR, subject).left()).isEqualTo(4);
            QuarkusTransaction.rollback();
        }
    }

    @Test
    void twoServersShareALimitHoweverManyComeAtOnce() {
        List<RateLimits> servers = List.of(server(), server());
        var taken = Race.of(
                12,
                n -> () -> QuarkusTransaction.requiringNew()
                        .call(() -> servers.get(n % 2).take(FIVE_AN_HOUR, subject)));
        assertThat(taken).filteredOn(Taken::isAllowed).hasSize(5);
        assertThat(taken).filteredOn(Taken::isAllowed).extracting(Taken::left).containsExactlyInAnyOrder(4, 3, 2, 1, 0);
    }

    @Test
    void whatIsFullAgainIsForgotten() {
        take(FIVE_AN_HOUR);
        clock.advance(Duration.ofDays(3));
        for (int batch = 0; batch < 20; batch++) {
            server().purge(clock.instant());
        }
        assertThat(database.first(
                        "select count(*) from rate_limit where full_at < ?", row -> row.getInt(1), clock.instant()))
                .contains(0);
    }

    @Test
    void headersSayWhatIsLeftAndHowLong() {
        assertThat(FIVE_AN_HOUR.policy()).isEqualTo("\"five\";q=5;w=3600");
        assertThat(FIVE_AN_HOUR.state(4, Duration.ofSeconds(1200))).isEqualTo("\"five\";r=4;t=1200");
        assertThat(FIVE_AN_HOUR.state(-1, Duration.ofMillis(1))).isEqualTo("\"five\";r=0;t=1");
    }

    @Test
    void everyLimitThatIsAskedForIsConfigured() {
        assertThat(settings.limits().keySet())
                .containsExactlyInAnyOrder(
                        "intake",
                        "intake-in-danger",
                        "intake-contact",
                        "request-changes",
                        "follow-up-answers",
                        "holds",
                        "bookings",
                        "booking-contact",
                        "booking-changes",
                        "refusals");
    }
}
