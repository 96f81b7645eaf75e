package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.stillpoint.patient.GateEvidence;
import org.stillpoint.platform.SensitiveText;
import org.stillpoint.platform.Unreadable;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.Roles;
import org.stillpoint.session.SessionGatesView.Basis;
import org.stillpoint.session.SessionGatesView.Evidence;
import org.stillpoint.session.SessionGatesView.Item;
import org.stillpoint.session.SessionGatesView.Lifted;

/** Shows the gates of a session: the front desk whether they hold, clinicians also why. */
@ApplicationScoped
class SessionGatesViews {

    private final EvidenceEntries entries;
    private final CurrentUser user;

    SessionGatesViews(EvidenceEntries entries, CurrentUser user) {
        this.entries = entries;
        this.user = user;
    }

    SessionGatesView of(Checklist checklist) {
        var file = checklist.file();
        boolean clinician = user.has(Roles.NURSE);
        Map<String, List<Evidence>> onFile = clinician ? onFile(file) : Map.of();
        return new SessionGatesView(
                file.session().id(),
                file.session().state(),
                file.local(checklist.question().asked()),
                file.site().zone(),
                checklist.holds(),
                file.local(checklist.until()),
                checklist.gates().stream()
                        .map(gate -> clinician ? whole(gate, file, onFile.get(gate.code())) : brief(gate, file))
                        .toList());
    }

    private static Item brief(CheckedGate gate, SessionFile file) {
        var state = gate.state();
        return new Item(
                gate.code(),
                state.state(),
                state.when(),
                file.local(state.until()),
                state.overridable(),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static Item whole(CheckedGate gate, SessionFile file, List<Evidence> evidence) {
        var state = gate.state();
        return new Item(
                gate.code(),
                state.state(),
                state.when(),
                file.local(state.until()),
                state.overridable(),
                file.local(gate.holdsFrom()),
                state.lacks(),
                gate.warnings(),
                state.evidence().stream().map(each -> basis(each, file)).toList(),
                evidence,
                gate.lifted().map(lifted -> lifted(lifted, file)).orElse(null));
    }

    private static Basis basis(GateEvidence evidence, SessionFile file) {
        return new Basis(
                evidence.kind(), evidence.id(), evidence.recordedBy().orElse(null), file.local(evidence.recordedAt()));
    }

    private Map<String, List<Evidence>> onFile(SessionFile file) {
        return entries.of(file.session().id()).stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.gate().name(),
                        Collectors.mapping(entry -> evidence(entry, file), Collectors.toList())));
    }

    private static Evidence evidence(EvidenceEntry entry, SessionFile file) {
        return new Evidence(
                entry.id(),
                file.local(entry.at()),
                file.local(entry.recordedAt()),
                entry.recordedBy(),
                DayProofs.detail(entry).map(detail -> inLocalTime(detail, file)).orElse(null),
                entry.corrects().orElse(null),
                entry.correctedBy().orElse(null),
                text(entry.correctionReason()),
                entry.withdrawn(),
                Unreadable.among("detail", entry.detail())
                        .and("correctionReason", entry.correctionReason())
                        .names());
    }

    private static EvidenceDetail inLocalTime(EvidenceDetail detail, SessionFile file) {
        return new EvidenceDetail(
                file.local(moment(detail.lastFoodAt())),
                file.local(moment(detail.lastLiquidAt())),
                file.local(moment(detail.lastNasalSprayAt())),
                detail.kind(),
                detail.name(),
                detail.phone(),
                detail.outcome(),
                detail.changed(),
                detail.note(),
                detail.reference(),
                detail.prescriber(),
                detail.drug(),
                detail.amount(),
                detail.unit(),
                detail.practitioner());
    }

    private static Instant moment(OffsetDateTime told) {
        return told == null ? null : told.toInstant();
    }

    private static Lifted lifted(SessionGateOverride lifted, SessionFile file) {
        return new Lifted(
                text(lifted.reason()),
                lifted.overriddenBy(),
                file.local(lifted.overriddenAt()),
                text(lifted.transportService()),
                lifted.pressure().orElse(null),
                Unreadable.among("reason", lifted.reason())
                        .and("transportService", lifted.transportService())
                        .names());
    }

    private static String text(SensitiveText sealed) {
        return Optional.ofNullable(sealed).flatMap(SensitiveText::text).orElse(null);
    }
}
