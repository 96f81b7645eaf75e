package org.stillpoint.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.stillpoint.treatment.MadeUpSeries;
import org.stillpoint.treatment.Protocol;
import org.stillpoint.treatment.ProtocolSample;
import org.stillpoint.treatment.SeriesStatus;
import org.stillpoint.treatment.SessionState;

/** Whoever was treated and has nothing booked has something open, whatever has happened; of two years of a patient's life. */
class NobodyIsLostTest {

    private enum What {
        BEGIN,
        BEGIN_WITHOUT_FOLLOW_UPS,
        BOOK,
        BOOK_MORE,
        BOOK_ALONE,
        HAVE,
        HAVE_NEXT,
        CANCEL,
        NO_SHOW,
        LEAVE_WITHOUT_DOSE,
        REVIEW,
        STOP,
        PAUSE,
        RESUME,
        STEP_BACK,
        END,
        ANSWER,
        COMPLETE,
        NOTHING
    }

    /** {@code hours} after the one before. */
    private record Step(What what, int hours, int which) {}

    private static final List<String> PROTOCOLS =
            List.of("IV_6_IN_3_WEEKS", "ESKETAMINE_TRD", "ESKETAMINE_MDSI", "IM_4_IN_2_WEEKS");

    private static final Protocol WITHOUT_FOLLOW_UPS =
            ProtocolSample.of("IV_6_IN_3_WEEKS").withoutFollowUps().protocol();

    @Provide
    Arbitrary<List<Step>> lives() {
        var what = Arbitraries.of(What.class);
        var hours = Arbitraries.oneOf(
                Arbitraries.just(0),
                Arbitraries.integers().between(1, 96),
                Arbitraries.integers().between(1, 1500));
        var which = Arbitraries.integers().between(0, 11);
        return Combinators.combine(what, hours, which)
                .as(Step::new)
                .list()
                .ofMinSize(3)
                .ofMaxSize(45);
    }

    @Property(tries = 3000)
    void whoeverIsTreatedAndHasNothingBookedHasSomethingOpenAndIsAskedOnce(@ForAll("lives") List<Step> steps) {
        var life = new MadeUpLife("01-04 10:00");
        for (var step : steps) {
            life.on(life.now.plus(Duration.ofHours(step.hours())));
            happens(life, step);
            nobodyIsLost(life);
            nobodyIsAskedTwice(life);
        }
    }

    private static void nobodyIsAskedTwice(MadeUpLife life) {
        for (var kind : List.of(FollowUpKind.SESSION, FollowUpKind.REVIEW)) {
            assertThat(life.known())
                    .as(() -> "one of each kind: " + life.schedule())
                    .filteredOn(each -> each.isOpen() && each.kind() == kind)
                    .filteredOn(each -> !life.code(each).equals("SAFETY_REVIEW"))
                    .hasSizeLessThan(2);
        }
    }

    private static Optional<MadeUpSeries> open(MadeUpLife life) {
        return life.series.stream()
                .filter(each -> each.status() != SeriesStatus.ENDED)
                .findFirst();
    }

    private static void happens(MadeUpLife life, Step step) {
        var series = open(life);
        var active = series.filter(each -> each.status() == SeriesStatus.ACTIVE);
        var visit = life.booked.isEmpty()
                ? Optional.<MadeUpLife.Visit>empty()
                : Optional.of(life.booked.get(step.which() % life.booked.size()));
        var in = Duration.ofHours(24L * (1 + step.which() % 8));
        switch (step.what()) {
            case BEGIN -> begin(life, series, ProtocolSample.shipped(PROTOCOLS.get(step.which() % 4)));
            case BEGIN_WITHOUT_FOLLOW_UPS -> begin(life, series, WITHOUT_FOLLOW_UPS);
            case BOOK -> active.ifPresent(each -> life.books(each, life.now.plus(in)));
            case BOOK_MORE ->
                active.ifPresent(each -> {
                    for (int more = 1; more < 7; more++) {
                        life.books(each, life.now.plus(in.multipliedBy(more)));
                    }
                });
            case BOOK_ALONE -> life.books(life.now.plus(in));
            case HAVE -> visit.ifPresent(life::has);
            case HAVE_NEXT ->
                active.filter(MadeUpSeries::treatsNext)
                        .flatMap(each -> life.books(each, life.now))
                        .ifPresent(life::has);
            case CANCEL -> visit.ifPresent(each -> life.loses(each, SessionState.CANCELLED));
            case NO_SHOW -> visit.ifPresent(each -> life.loses(each, SessionState.MISSED));
            case LEAVE_WITHOUT_DOSE -> visit.ifPresent(each -> life.loses(each, SessionState.WITHOUT_DOSE));
            case REVIEW -> series.ifPresent(each -> each.review(true, life.now));
            case STOP -> series.ifPresent(each -> each.review(false, life.now));
            case PAUSE -> active.ifPresent(MadeUpSeries::pause);
            case RESUME ->
                series.filter(each -> each.status() == SeriesStatus.PAUSED).ifPresent(MadeUpSeries::resume);
            case STEP_BACK -> series.ifPresent(each -> each.stepBack(life.now));
            case END -> series.ifPresent(each -> each.end(life.now));
            case ANSWER -> life.answers("GAD-7", "PHQ-9");
            case COMPLETE -> life.completesAny(step.which());
            case NOTHING -> {}
        }
        life.workOut();
    }

    private static void begin(MadeUpLife life, Optional<MadeUpSeries> open, Protocol protocol) {
        if (open.isEmpty()) {
            life.begins(protocol);
        }
    }

    private static void nobodyIsLost(MadeUpLife life) {
        if (!life.booked.isEmpty()) {
            return;
        }
        var underWay = open(life).filter(each -> !each.isThrough());
        if (underWay.isPresent()) {
            assertThat(life.known())
                    .as(() -> "somebody sees to how it goes on: " + life.schedule())
                    .filteredOn(KnownFollowUp::isOpen)
                    .filteredOn(each -> each.kind() == FollowUpKind.SESSION || each.kind() == FollowUpKind.REVIEW)
                    .anyMatch(each -> !life.code(each).equals("SAFETY_REVIEW")
                            && each.place()
                                    .series()
                                    .equals(Optional.of(underWay.get().id())));
        } else if (life.hasToReturn()) {
            assertThat(life.known())
                    .as(() -> "somebody arranges another visit, or has seen to it: " + life.schedule())
                    .filteredOn(each -> life.code(each).equals("RETURN"))
                    .anyMatch(each -> each.isOpen()
                            || each.completedAt()
                                    .filter(at -> !at.isBefore(life.since()))
                                    .isPresent());
        }
    }
}
