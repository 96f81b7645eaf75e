package org.stillpoint.treatment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.Difference;
import org.stillpoint.clinic.Difference.Change;
import org.stillpoint.clinic.EntityKind;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.NotFound;
import org.stillpoint.platform.Versions;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.Roles;

/** Defines and retires protocols, one at a time. */
@ApplicationScoped
@Transactional
class ProtocolDesk {

    /** The clinic's services stay as they are meanwhile, and nobody else defines a protocol. */
    private static final String LOCK = "select pg_advisory_xact_lock_shared(?), pg_advisory_xact_lock(?)";

    private static final long PROTOCOL_LOCK = 0x5717_0002L;

    private final Protocols protocols;
    private final ProtocolVersions versions;
    private final Clinic clinic;
    private final CurrentUser caller;
    private final Database database;

    ProtocolDesk(Protocols protocols, ProtocolVersions versions, Clinic clinic, CurrentUser caller, Database database) {
        this.protocols = protocols;
        this.versions = versions;
        this.clinic = clinic;
        this.caller = caller;
        this.database = database;
    }

    /** @param expected the version that the caller read; asked for only where there is one that would change */
    ProtocolView define(Map<String, Object> body, LongSupplier expected, boolean dryRun) {
        lock();
        var request =
                ProtocolRequest.of(body, new ProtocolServices(clinic.newest().services()));
        var kept = protocols.newestKept(request.protocol().code());
        var outside = judge(request, kept);
        var difference = difference(request.protocol(), kept);
        if (difference.isEmpty()) {
            return ProtocolView.of(kept.orElseThrow());
        }
        if (dryRun) {
            return ProtocolView.tried(request.protocol(), next(request, kept), outside, difference.get());
        }
        kept.ifPresent(present -> Versions.check(expected.getAsLong(), present.tag()));
        store(request, kept, outside);
        return ProtocolView.of(protocols.newestKept(request.protocol().code()).orElseThrow())
                .with(difference.get());
    }

    /** Nothing where it is retired already. */
    ProtocolView retire(String code, long expected) {
        lock();
        var kept = protocols.newestKept(code).orElseThrow(NotFound::new);
        Versions.check(expected, kept.tag());
        if (!kept.protocol().retired()) {
            versions.retire(kept.protocol(), author());
        }
        return ProtocolView.of(protocols.newestKept(code).orElseThrow());
    }

    private void lock() {
        database.first(LOCK, row -> true, Clinic.PLAN_LOCK, PROTOCOL_LOCK);
    }

    /** Whether it leaves the usual range, and may; refuses whatever it may not. */
    private boolean judge(ProtocolRequest request, Optional<KeptProtocol> kept) {
        if (request.reason().isPresent() && !caller.has(Roles.PRESCRIBER)) {
            throw new ProtocolOverrideNotAllowed();
        }
        var outside = UsualRange.isLeftBy(request.check());
        var allowed = request.reason().isPresent()
                || kept.filter(KeptProtocol::overridden)
                        .filter(one -> one.says(request.protocol()))
                        .isPresent();
        if (!allowed) {
            UsualRange.check(request.check());
        }
        request.refuseMistakes();
        return outside;
    }

    private static Optional<Difference> difference(Protocol wanted, Optional<KeptProtocol> kept) {
        if (kept.isEmpty()) {
            return Optional.of(difference(wanted, Change.ADDED, List.of()));
        }
        var newest = kept.get().protocol();
        var fields = ProtocolDefinition.of(newest).differenceTo(ProtocolDefinition.of(wanted));
        if (newest.retired()) {
            return Optional.of(difference(wanted, Change.RESTORED, fields));
        }
        return fields.isEmpty() ? Optional.empty() : Optional.of(difference(wanted, Change.CHANGED, fields));
    }

    private static Difference difference(Protocol wanted, Change change, List<String> fields) {
        return new Difference(EntityKind.PROTOCOL, wanted.code(), change, fields);
    }

    private static int next(ProtocolRequest request, Optional<KeptProtocol> kept) {
        return kept.map(one -> one.protocol().version() + (one.says(request.protocol()) ? 0 : 1))
                .orElse(1);
    }

    private void store(ProtocolRequest request, Optional<KeptProtocol> kept, boolean outside) {
        var same = kept.filter(one -> one.says(request.protocol()));
        if (same.isPresent()) {
            versions.restore(same.get().protocol());
        } else if (outside) {
            var prescriber = caller.account().orElseThrow();
            var reason = request.reason().orElseThrow();
            versions.addOutside(request.protocol(), next(request, kept), prescriber, reason);
        } else {
            versions.add(request.protocol(), next(request, kept), author());
        }
    }

    private String author() {
        return caller.account().orElseThrow().toString();
    }
}
