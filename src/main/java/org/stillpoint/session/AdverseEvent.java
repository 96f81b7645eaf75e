package org.stillpoint.session;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.Optional;
import org.hibernate.annotations.Type;
import org.stillpoint.platform.SensitiveText;
import org.stillpoint.platform.SensitiveTextType;

/** Something bad that happened to somebody at a session; {@link #at} is its onset. */
@Entity
@Table(name = "adverse_event")
class AdverseEvent extends ChartEntry {

    @Enumerated(EnumType.STRING)
    private AdverseEventCode code;

    @Enumerated(EnumType.STRING)
    private Severity severity;

    private Boolean serious;

    @Enumerated(EnumType.STRING)
    private EventAction action;

    @Enumerated(EnumType.STRING)
    private EventOutcome outcome;

    @Type(SensitiveTextType.class)
    private SensitiveText note;

    protected AdverseEvent() {}

    /** Of a withdrawal nothing was found. */
    AdverseEvent(Entering entering, Optional<EventFindings> found) {
        super(entering);
        found.ifPresent(findings -> {
            code = findings.code();
            severity = findings.severity();
            serious = findings.serious();
            action = findings.action();
            outcome = findings.outcome();
            note = findings.note().orElse(null);
        });
    }

    /** Empty for a withdrawal. */
    Optional<EventFindings> found() {
        return Optional.ofNullable(code)
                .map(known -> new EventFindings(known, severity, serious, action, outcome, Optional.ofNullable(note)));
    }

    boolean isSerious() {
        return counts() && serious;
    }
}
