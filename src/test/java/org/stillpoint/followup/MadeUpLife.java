package org.stillpoint.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.stillpoint.clinic.Site;
import org.stillpoint.followup.PatientFacts.Answered;
import org.stillpoint.followup.PatientFacts.Booked;
import org.stillpoint.followup.PatientFacts.Dosed;
import org.stillpoint.followup.PatientFacts.Fell;
import org.stillpoint.followup.PatientFacts.NotClosed;
import org.stillpoint.outcome.AskingRule;
import org.stillpoint.testsupport.ClinicSample;
import org.stillpoint.treatment.MadeUpSeries;
import org.stillpoint.treatment.Protocol;
import org.stillpoint.treatment.ProtocolSample;
import org.stillpoint.treatment.SessionState;

/**
 * A patient who lives in memory and in New York: whatever happens to them is worked out at once, twice, by the real rules, and kept
 * as the database keeps it.
 */
final class MadeUpLife {

    private static final AskingRule ASKED = new AskingRule(7, 14, Duration.ofHours(36));

    static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final DateTimeFormatter SHORT =
            DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(ZONE);

    /** A treatment; one that has no series was booked by itself. */
    record Visit(UUID id, Optional<MadeUpSeries> series, Instant start) {}

    private record Kept(FollowUpRows.Created made, KnownFollowUp known) {}

    final UUID patient = UUID.randomUUID();
    final Site site = ClinicSample.in("America/New_York").site();
    final List<MadeUpSeries> series = new ArrayList<>();
    final List<Visit> booked = new ArrayList<>();
    private final Set<UUID> alone = new HashSet<>();
    private final List<Dosed> doses = new ArrayList<>();
    private final List<Fell> fell = new ArrayList<>();
    private final List<NotClosed> notClosed = new ArrayList<>();
    private final List<Answered> answers = new ArrayList<>();
    private final Map<UUID, Kept> kept = new LinkedHashMap<>();
    private int changes;
    Instant now;

    MadeUpLife(String local) {
        now = at(local);
    }

    static Instant at(String local) {
        return LocalDateTime.parse("2027-" + local.replace(' ', 'T'))
                .atZone(ZONE)
                .toInstant();
    }

    /** Of the year 2027, such as {@code 01-04 10:00}; whoever should have answered by then is missed. */
    MadeUpLife on(String local) {
        return on(at(local));
    }

    MadeUpLife on(Instant then) {
        for (var late = firstLate(then); late.isPresent(); late = firstLate(then)) {
            onAfterAnOutage(late.get());
        }
        return onAfterAnOutage(then);
    }

    /** As if no server had run until then. */
    MadeUpLife onAfterAnOutage(Instant then) {
        now = then;
        misses();
        return this;
    }

    private Optional<Instant> firstLate(Instant then) {
        return known().stream()
                .filter(each -> each.isOpen() && each.kind().isAnswered())
                .map(each -> each.window().to())
                .filter(to -> !to.isBefore(now) && to.isBefore(then))
                .min(Comparator.naturalOrder());
    }

    MadeUpSeries begins(String protocol) {
        return begins(ProtocolSample.shipped(protocol));
    }

    MadeUpSeries begins(Protocol protocol) {
        series.add(new MadeUpSeries(protocol, patient, site, now));
        workOut();
        return series.getLast();
    }

    /** By itself. */
    Visit books(String start) {
        return books(at(start));
    }

    Visit books(Instant start) {
        booked.add(new Visit(UUID.randomUUID(), Optional.empty(), start));
        alone.add(booked.getLast().id());
        workOut();
        return booked.getLast();
    }

    Visit books(MadeUpSeries in, String start) {
        return books(in, at(start)).orElseThrow();
    }

    /** The next visit of the series, if there is one; what is no treatment is nobody's here. */
    Optional<Visit> books(MadeUpSeries in, Instant start) {
        var visit = new Visit(UUID.randomUUID(), Optional.of(in), start);
        boolean treats = in.treatsNext();
        if (!in.book(visit.id(), start)) {
            return Optional.empty();
        }
        if (treats) {
            booked.add(visit);
        }
        workOut();
        return Optional.of(visit);
    }

    /** Dosing ends now. */
    MadeUpLife has(Visit visit) {
        return has(visit, now);
    }

    MadeUpLife has(Visit visit, Instant ended) {
        booked.remove(visit);
        visit.series().ifPresent(of -> of.become(visit.id(), SessionState.DONE));
        doses.add(new Dosed(
                UUID.randomUUID(),
                visit.id(),
                site.id(),
                UUID.randomUUID(),
                visit.series().map(of -> of.protocol().id()),
                ended,
                false));
        doses.sort(Comparator.comparing(Dosed::endedAt));
        workOut();
        return this;
    }

    /** A treatment by itself. */
    MadeUpLife has(String end) {
        on(end);
        return has(books(now.minusSeconds(3600)));
    }

    MadeUpLife loses(Visit visit, SessionState how) {
        booked.remove(visit);
        visit.series().ifPresent(of -> of.become(visit.id(), how));
        fell.add(new Fell(visit.id(), site.id(), visit.start(), now));
        workOut();
        return this;
    }

    /** It is over, and nobody has said whether the patient came: as the course has it, it is booked. */
    MadeUpLife leavesUnrecorded(Visit visit) {
        booked.remove(visit);
        fell.add(new Fell(visit.id(), site.id(), visit.start(), now));
        known().stream()
                .filter(each -> each.appointment().filter(visit.id()::equals).isPresent())
                .forEach(each -> put(withoutVisit(each)));
        workOut();
        return this;
    }

    /** As it is read once the visit that is kept with it does not take place. */
    private static KnownFollowUp withoutVisit(KnownFollowUp present) {
        return with(present, present.status(), Optional.empty(), present.completedAt());
    }

    /** Dosing ended then, and not when it was said at first. */
    MadeUpLife corrects(String end) {
        var last = doses.removeLast();
        doses.add(new Dosed(
                last.session(),
                last.appointment(),
                last.site(),
                last.service(),
                last.protocol(),
                at(end),
                last.checkIn()));
        workOut();
        return this;
    }

    MadeUpLife answers(String... instruments) {
        for (var instrument : instruments) {
            answers.add(new Answered(UUID.randomUUID(), instrument, now, Optional.empty()));
        }
        workOut();
        return this;
    }

    /** By a link to the first that is open, with items left out. */
    MadeUpLife leavesOut(String code, String instrument) {
        var asked = open(code).findFirst().map(KnownFollowUp::id);
        answers.add(new Answered(UUID.randomUUID(), instrument, now, asked));
        workOut();
        return this;
    }

    /** The first that is open, by staff. */
    MadeUpLife completes(String code) {
        completes(open(code).findFirst().orElseThrow(() -> new AssertionError("no " + code + " in " + schedule())));
        workOut();
        return this;
    }

    private void completes(KnownFollowUp followUp) {
        put(as(followUp, FollowUpStatus.COMPLETED, Optional.of(now)));
        known().stream()
                .filter(each -> each.isOpen() && each.root().equals(followUp.root()))
                .forEach(each -> put(as(each, FollowUpStatus.CLOSED, Optional.empty())));
    }

    /** Whatever can be done. */
    void completesAny(int which) {
        var open = kept.values().stream()
                .map(Kept::known)
                .filter(KnownFollowUp::isOpen)
                .toList();
        if (!open.isEmpty()) {
            completes(open.get(which % open.size()));
        }
        workOut();
    }

    private void misses() {
        for (int more = 1; more > 0; ) {
            var writes = writes();
            more = MissedContacts.miss(known(), now, writes);
            write(writes);
        }
    }

    List<KnownFollowUp> known() {
        return kept.values().stream().map(Kept::known).toList();
    }

    Stream<KnownFollowUp> open(String code) {
        return kept.values().stream()
                .filter(each -> each.made().code().startsWith(code))
                .map(Kept::known)
                .filter(KnownFollowUp::isOpen)
                .sorted(Comparator.comparing(each -> each.window().due()));
    }

    String code(KnownFollowUp followUp) {
        return kept.get(followUp.id()).made().code();
    }

    Optional<Instant> lastDose() {
        return doses.isEmpty() ? Optional.empty() : Optional.of(doses.getLast().endedAt());
    }

    /** One treatment that belongs to no course, or a later visit by itself that did not take place. */
    boolean hasToReturn() {
        return lastDose().isPresent() && (lastAlone().isPresent() || series.isEmpty() && doses.size() == 1);
    }

    /** When that happened. */
    Instant since() {
        return lastAlone().map(Fell::at).orElseGet(() -> doses.getLast().endedAt());
    }

    private Optional<Fell> lastAlone() {
        var end = doses.getLast().endedAt();
        return fell.stream()
                .filter(each -> alone.contains(each.appointment()))
                .filter(each -> each.at().isAfter(end) || each.start().isAfter(end))
                .reduce((one, later) -> later);
    }

    PatientFacts facts() {
        var completed = new HashMap<String, Instant>();
        known().stream().filter(each -> !each.doneByDose()).forEach(each -> each.completedAt()
                .ifPresent(at -> completed.put(each.origin(), at)));
        return new PatientFacts(
                patient,
                List.copyOf(doses),
                booked.stream()
                        .map(visit -> new Booked(visit.id(), visit.start()))
                        .toList(),
                List.copyOf(fell),
                List.of(),
                List.copyOf(notClosed),
                series.stream().map(MadeUpSeries::fact).toList(),
                List.copyOf(answers),
                completed,
                Map.of());
    }

    void workOut() {
        workOutOnce();
        int before = changes;
        workOutOnce();
        assertThat(changes).as("worked out twice").isEqualTo(before);
    }

    private void workOutOnce() {
        var facts = facts();
        var protocols = new HashMap<UUID, Protocol>();
        series.forEach(each -> protocols.put(each.protocol().id(), each.protocol()));
        var writes = writes();
        new Difference(facts, known(), now, writes)
                .write(new Planner(facts, protocols::get, instrument -> ASKED, of -> ZONE).plan());
        write(writes);
    }

    private FollowUpWrites writes() {
        return new FollowUpWrites(UUID::randomUUID, now);
    }

    private void write(FollowUpWrites writes) {
        for (var row : writes.created()) {
            changes++;
            assertThat(known()).noneMatch(each -> each.origin().equals(row.origin()));
            kept.put(row.id(), new Kept(row, known(row)));
        }
        for (var row : writes.changed()) {
            changes++;
            var present = kept.get(row.id()).known();
            assertThat(present.status()).isNotEqualTo(FollowUpStatus.COMPLETED);
            put(known(present, row));
        }
    }

    private static KnownFollowUp known(FollowUpRows.Created row) {
        return new KnownFollowUp(
                row.id(),
                row.patient(),
                row.origin(),
                row.kind(),
                row.basis().equals("PLAN"),
                row.follows(),
                row.done().isPresent() ? FollowUpStatus.COMPLETED : FollowUpStatus.OPEN,
                new Planned.Place(row.site(), row.series(), row.session(), row.protocol()),
                new Window(row.due(), row.from(), row.to()),
                row.instruments(),
                row.appointment(),
                row.done(),
                row.done().isPresent() && row.kind() == FollowUpKind.SESSION,
                row.appointment(),
                Optional.empty(),
                row.why().answersCountFrom(row.session().isPresent(), row.from()));
    }

    private static KnownFollowUp known(KnownFollowUp present, FollowUpRows.Changed row) {
        return new KnownFollowUp(
                present.id(),
                present.patient(),
                present.origin(),
                present.kind(),
                present.planned(),
                present.follows(),
                row.status(),
                new Planned.Place(row.site(), row.series(), row.session(), row.protocol()),
                new Window(row.due(), row.from(), row.to()),
                row.instruments(),
                row.appointment(),
                row.done(),
                row.done().isPresent() && present.kind() == FollowUpKind.SESSION,
                row.appointment(),
                Optional.empty(),
                row.why()
                        .map(why -> why.answersCountFrom(row.session().isPresent(), row.from()))
                        .orElse(present.answersCountFrom()));
    }

    private static KnownFollowUp as(KnownFollowUp present, FollowUpStatus status, Optional<Instant> done) {
        return with(present, status, present.appointment(), done);
    }

    private static KnownFollowUp with(
            KnownFollowUp present, FollowUpStatus status, Optional<UUID> appointment, Optional<Instant> done) {
        return new KnownFollowUp(
                present.id(),
                present.patient(),
                present.origin(),
                present.kind(),
                present.planned(),
                present.follows(),
                status,
                present.place(),
                present.window(),
                present.instruments(),
                appointment,
                done,
                false,
                present.keptAppointment(),
                present.tookPlace(),
                present.answersCountFrom());
    }

    private void put(KnownFollowUp next) {
        kept.put(next.id(), new Kept(kept.get(next.id()).made(), next));
    }

    /** Code, state now, from, due, to; by when they are due. */
    List<String> schedule() {
        return kept.values().stream()
                .sorted(Comparator.<Kept, Instant>comparing(
                                each -> each.known().window().due())
                        .thenComparing(each -> each.made().code()))
                .map(each -> line(each.made().code(), each.known()))
                .toList();
    }

    private String line(String code, KnownFollowUp followUp) {
        var window = followUp.window();
        return "%s %s %s | %s | %s"
                .formatted(
                        code,
                        FollowUpState.of(followUp.status(), window.from(), window.to(), now),
                        SHORT.format(window.from()),
                        SHORT.format(window.due()),
                        SHORT.format(window.to()));
    }
}
