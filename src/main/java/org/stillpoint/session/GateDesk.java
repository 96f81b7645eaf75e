package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.patient.GateNotOverridable;
import org.stillpoint.patient.GateState;
import org.stillpoint.platform.Ids;
import org.stillpoint.platform.InvalidRequest;
import org.stillpoint.platform.NotFound;
import org.stillpoint.security.Audit;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.Deed;

/** Puts evidence on file for the gates of a session, lets a prescriber lift what may be lifted, and shows where all of them stand. */
@ApplicationScoped
@Transactional
class GateDesk {

    private final SessionFiles files;
    private final DayGates gates;
    private final EvidenceRules rules;
    private final ChartEntries entries;
    private final SessionGateOverrides overrides;
    private final SessionGatesViews views;
    private final Readiness readiness;
    private final SessionNews news;
    private final CurrentUser user;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    GateDesk(
            SessionFiles files,
            DayGates gates,
            EvidenceRules rules,
            ChartEntries entries,
            SessionGateOverrides overrides,
            SessionGatesViews views,
            Readiness readiness,
            SessionNews news,
            CurrentUser user,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.files = files;
        this.gates = gates;
        this.rules = rules;
        this.entries = entries;
        this.overrides = overrides;
        this.views = views;
        this.readiness = readiness;
        this.news = news;
        this.user = user;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    SessionGatesView show(UUID id) {
        var file = files.of(id);
        var view = views.of(gates.of(file, clock.instant()));
        audit.record(SessionDeeds.of("SESSION_GATES_READ", file.session()));
        return view;
    }

    /** Only added to: of two who put something on file at once both have done so. */
    SessionGatesView record(UUID id, String code, RecordEvidence told) {
        var file = files.of(id);
        var now = clock.instant();
        var gate = gate(file, code, now);
        file.session().insistOnOpen();
        var at = file.moment(told.at(), "/at", now);
        var detail = rules.checked(gate, told, file, "", now);
        entries.persist(new EvidenceEntry(entering(id, at, now, Optional.empty()), gate, detail));
        return kept(file, at, SessionDeeds.of("SESSION_GATE_EVIDENCE_RECORDED", file.session()));
    }

    /** The wrong entry stays, and with it why it was wrong; also once the patient has left. */
    SessionGatesView correct(UUID id, String code, UUID entry, CorrectEvidence request) {
        request.check();
        var file = files.of(id);
        var wrong = entries.locked(EvidenceEntry.class, id, entry);
        if (!wrong.gate().name().equals(code)) {
            throw new NotFound();
        }
        var now = clock.instant();
        var told = Optional.ofNullable(request.evidence());
        var at = told.map(RecordEvidence::at)
                .map(moment -> file.moment(moment, "/evidence/at", now))
                .orElse(wrong.at());
        var correction = new Entering.Correction(wrong.id(), request.reason(), request.withdraws());
        var right = new EvidenceEntry(
                entering(id, at, now, Optional.of(correction)),
                wrong.gate(),
                told.map(evidence -> rules.checked(wrong.gate(), evidence, file, "/evidence", now))
                        .orElse(null));
        wrong.correctedBy(right.id());
        entries.flush();
        entries.persist(right);
        return kept(
                file,
                at,
                SessionDeeds.of("SESSION_GATE_EVIDENCE_CORRECTED", file.session())
                        .because(request.reason()));
    }

    private Entering entering(UUID session, Instant at, Instant now, Optional<Entering.Correction> of) {
        return new Entering(ids.next(), session, at, now, by(), of);
    }

    /** A session that was ready may not be any more. */
    private SessionGatesView kept(SessionFile file, Instant at, Deed deed) {
        news.changed(file.session(), SessionNews.GATE, at);
        readiness.look(file.session().id());
        audit.record(deed);
        return views.of(gates.of(file, clock.instant()));
    }

    /** Of the route and the protocol; refuses with {@link NotFound} or {@link GateTakesNoEvidence}. */
    private DayGate gate(SessionFile file, String code, Instant now) {
        gates.of(file, now).gate(code).orElseThrow(NotFound::new);
        return DayGate.of(code).filter(DayGate::takesEvidence).orElseThrow(GateTakesNoEvidence::new);
    }

    /** For what is known now. Keeps nothing where the gate holds anyway, unless another service takes the patient home than is on file. */
    SessionGatesView override(UUID id, String code, OverrideDayGate request) {
        var file = files.of(id);
        file.session().insistOnOpen();
        var now = clock.instant();
        var found = gates.of(file, now);
        var gate = found.gate(code).orElseThrow(NotFound::new);
        insistOnService(code, request);
        boolean service = request.transportService() != null;
        if (gate.holds() && !service) {
            audit.record(SessionDeeds.of("SESSION_GATES_READ", file.session()));
            return views.of(found);
        }
        if (!gate.state().overridable()) {
            throw new GateNotOverridable(List.of(code));
        }
        var reading = found.pressure().filter(any -> code.equals(DayGate.BLOOD_PRESSURE_ACCEPTABLE.name()));
        var lifted = gate.holds() ? withoutEscort(gate.state()) : gate.state();
        overrides.persist(new SessionGateOverride(ids.next(), id, lifted, reading, request, by(), now));
        overrides.flush();
        return kept(
                file,
                now,
                SessionDeeds.of("SESSION_GATE_OVERRIDDEN", file.session()).because(request.reason()));
    }

    /** Whoever is on file does not come, or a prescriber would name no service. */
    private static GateState withoutEscort(GateState gate) {
        return new GateState(
                gate.code(),
                GateState.State.MISSING,
                gate.when(),
                gate.until(),
                gate.evidence(),
                List.of(DayGate.NO_ESCORT),
                gate.overridable());
    }

    private static void insistOnService(String code, OverrideDayGate request) {
        boolean transport = code.equals(DayGate.TRANSPORT_CONFIRMED.name());
        boolean named = request.transportService() != null;
        new InvalidRequest.Collector()
                .check(named || !transport, "/transportService", "is needed to lift this gate")
                .check(transport || !named, "/transportService", "is not about this gate")
                .refuse();
    }

    private UUID by() {
        return user.account().orElseThrow();
    }
}
