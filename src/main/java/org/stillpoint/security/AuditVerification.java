package org.stillpoint.security;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.stillpoint.platform.Database;
import org.stillpoint.security.VerificationView.Damage;

/**
 * Reads the whole audit trail and works out every hash anew, in Java: the rows were hashed by the database, so a mistake or a
 * change there does not confirm itself. Reads page by page, so it needs little memory and keeps nobody waiting.
 */
@ApplicationScoped
class AuditVerification {

    private static final Logger LOG = Logger.getLogger(AuditVerification.class);

    private static final int CHAINS = 32;
    private static final int PAGE = 5_000;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /** By number and id: were the primary key taken away, there could be two of one number. */
    private static final String NEXT = "select " + ChainLink.COLUMNS + " from audit_event"
            + " where chain = ? and number >= ? and (number, id) > (?, ?) order by number, id limit " + PAGE;

    private final Database database;
    private final Audit audit;

    AuditVerification(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    VerificationView verify(VerifyAudit request) {
        var findings = new Findings();
        var heads = new ArrayList<VerifyAudit.ChainHead>();
        long events = 0;
        for (int chain = 0; chain < CHAINS; chain++) {
            var check = new ChainCheck(chain, request.head(chain), findings);
            events += walk(chain, check);
            check.end().ifPresent(heads::add);
        }
        unknown().forEach(link -> findings.add(link, Damage.CHAIN_UNKNOWN));
        return told(new VerificationView(findings.count() == 0, events, heads, findings.first(), findings.count()));
    }

    private long walk(int chain, ChainCheck check) {
        long read = 0;
        var last = Optional.<ChainLink>empty();
        List<ChainLink> page;
        do {
            var number = last.map(ChainLink::number).orElse(Long.MIN_VALUE);
            page = database.list(
                    NEXT,
                    ChainLink::of,
                    chain,
                    number,
                    number,
                    last.map(ChainLink::id).orElse(BEFORE_ALL));
            page.forEach(check::next);
            read += page.size();
            last = page.isEmpty() ? last : Optional.of(page.getLast());
        } while (page.size() == PAGE);
        return read;
    }

    private List<ChainLink> unknown() {
        return database.list(
                "select " + ChainLink.COLUMNS + " from audit_event where chain < 0 or chain >= ? limit " + PAGE,
                ChainLink::of,
                CHAINS);
    }

    private VerificationView told(VerificationView result) {
        var deed = Deed.of("AUDIT_TRAIL_VERIFIED", "AuditEvent")
                .showing(Math.clamp(result.events(), 0, Integer.MAX_VALUE));
        audit.record(result.intact() ? deed : deed.failed());
        if (!result.intact()) {
            LOG.errorf("The audit trail is not as it was written, in %d place(s)", result.brokenCount());
        }
        return result;
    }
}
