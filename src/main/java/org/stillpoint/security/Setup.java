package org.stillpoint.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.Randomness;

/** Makes the first account of a new installation, with a secret that only who started the server has seen. */
@ApplicationScoped
@Transactional
class Setup {

    private static final int BYTES = 24;

    private final Database database;
    private final AccountDesk desk;
    private final Audit audit;

    Setup(Database database, AccountDesk desk, Audit audit) {
        this.database = database;
        this.desk = desk;
        this.audit = audit;
    }

    /** A new secret in place of any before it; none once there is an account. */
    Optional<String> newSecret() {
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(Randomness.bytes(BYTES));
        var kept = database.update(
                "insert into setup_secret (hash) select ? where not exists (select from account)"
                        + " on conflict (only_one) do update set hash = excluded.hash",
                Sha256.of(secret));
        if (kept == 0) {
            return Optional.empty();
        }
        audit.record(Deed.of("SETUP_SECRET_MADE", null));
        return Optional.of(secret);
    }

    /** Works once: the row of the secret is locked, compared and removed with the account's creation. */
    AccountView firstManager(SetUp request) {
        var hash = database.first("select hash from setup_secret for update", row -> row.getBytes(1))
                .orElseThrow(SecurityRefusal::alreadySetUp);
        if (!MessageDigest.isEqual(hash, Sha256.of(request.secret()))) {
            audit.refused(Deed.of("SETUP_REFUSED", null).denied());
            throw SecurityRefusal.wrongSetupSecret();
        }
        if (database.first("select from account limit 1", row -> true).isPresent()) {
            throw SecurityRefusal.alreadySetUp();
        }
        database.update("delete from setup_secret");
        var manager =
                desk.create(new CreateAccount(request.username(), request.password(), Set.of(AccountRole.MANAGER)));
        audit.record(Deed.of("SETUP_COMPLETED", "Account", manager.id()));
        return manager;
    }
}
