package org.stillpoint.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.stillpoint.platform.CannotStart;
import org.stillpoint.platform.Database;

/** The demo clinic's accounts, one for each role, with a password that everybody knows. */
@ApplicationScoped
@Transactional
public class DemoAccounts {

    public static final String PASSWORD = "stillpoint-demo";

    private static final Map<String, AccountRole> ROLES = Map.of(
            "frontdesk", AccountRole.FRONT_DESK,
            "nurse", AccountRole.NURSE,
            "prescriber", AccountRole.PRESCRIBER,
            "manager", AccountRole.MANAGER);

    private final Accounts accounts;
    private final AccountDesk desk;
    private final Passwords passwords;
    private final Database database;

    DemoAccounts(Accounts accounts, AccountDesk desk, Passwords passwords, Database database) {
        this.accounts = accounts;
        this.desk = desk;
        this.passwords = passwords;
        this.database = database;
    }

    /** Makes them in a database without accounts, and never in one that somebody uses already. */
    public void ensure() {
        // Two servers that start at once take turns.
        database.first("select pg_advisory_xact_lock(hashtext('demo accounts'))", row -> true);
        if (accounts.count() > 0) {
            return;
        }
        ROLES.forEach((name, role) -> desk.create(new CreateAccount(name, PASSWORD, Set.of(role))));
        database.update("delete from setup_secret");
    }

    /** Whether one of them is here and everybody who knows the demo can sign in with it. */
    public boolean haveKnownPassword() {
        return ROLES.keySet().stream()
                .flatMap(name -> accounts.named(name).stream())
                .filter(Account::active)
                .anyMatch(account -> passwords.matches(PASSWORD, Optional.of(account.passwordHash())));
    }

    /** Who decides in the demo; made if need be. */
    public UUID prescriber() {
        ensure();
        return accounts.named("prescriber")
                .orElseThrow(
                        () -> new CannotStart("this database has accounts of its own, so it can not become the demo's"))
                .id();
    }
}
