package org.stillpoint.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.stillpoint.platform.Constraints;
import org.stillpoint.platform.Cursor;
import org.stillpoint.platform.Ids;
import org.stillpoint.platform.InvalidRequest;
import org.stillpoint.platform.Page;
import org.stillpoint.platform.PageRequest;
import org.stillpoint.platform.Versions;

/** Makes accounts and changes them. At least one active manager always remains. */
@ApplicationScoped
@Transactional
class AccountDesk {

    private static final String KIND = "Account";

    private final Accounts accounts;
    private final Passwords passwords;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    AccountDesk(Accounts accounts, Passwords passwords, Audit audit, Ids ids, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    Page<AccountView> list(PageRequest page) {
        var rows = accounts.after(page.after(), page.limit() + 1);
        var found = Page.of(rows, page.limit(), account -> new Cursor(account.createdAt(), account.id()).encode())
                .map(AccountView::of);
        audit.record(Deed.of("ACCOUNTS_LISTED", KIND).showing(found.items().size()));
        return found;
    }

    AccountView show(UUID id) {
        var account = accounts.existing(id);
        audit.record(Deed.of("ACCOUNT_READ", KIND, id));
        return AccountView.of(account);
    }

    AccountView create(CreateAccount request) {
        var roles = checked(request.roles());
        var hash = passwords.hash(request.password(), "/password");
        var username = Accounts.normal(request.username());
        var account = Account.named(ids.next(), username, hash, roles, clock.instant());
        try {
            accounts.persistAndFlush(account);
        } catch (PersistenceException failure) {
            var taken = Constraints.violated(failure).filter("account_username_unique"::equals);
            throw taken.isPresent() ? SecurityRefusal.usernameTaken() : failure;
        }
        audit.record(Deed.of("ACCOUNT_CREATED", KIND, account.id()));
        return AccountView.of(account);
    }

    AccountView deactivate(UUID id, long version) {
        var account = asRead(id, version);
        if (accounts.isLastManager(id)) {
            throw SecurityRefusal.lastManager();
        }
        account.deactivate();
        return changed(account, "ACCOUNT_DEACTIVATED");
    }

    /** Not of whom a colleague has just deactivated anew. */
    AccountView reactivate(UUID id, long version) {
        var account = asRead(id, version);
        account.reactivate();
        return changed(account, "ACCOUNT_REACTIVATED");
    }

    /** All that it has from now on: whoever has not seen a colleague's change would take it back with that. */
    AccountView giveRoles(UUID id, long version, Set<AccountRole> roles) {
        var account = asRead(id, version);
        if (!roles.contains(AccountRole.MANAGER) && accounts.isLastManager(id)) {
            throw SecurityRefusal.lastManager();
        }
        account.give(checked(roles));
        return changed(account, "ACCOUNT_ROLES_GIVEN");
    }

    void setPassword(UUID id, String newPassword) {
        // Before the row is read: a hash may have to wait its turn, and others may change the account meanwhile.
        var hash = passwords.hash(newPassword, "/newPassword");
        setHash(accounts.existing(id), hash);
    }

    /** {@code epoch} is that of the password which was asked for: one that a manager has replaced meanwhile changes nothing. */
    void changePassword(UUID id, String newPassword, long epoch) {
        var hash = passwords.hash(newPassword, "/newPassword");
        var account = accounts.existing(id);
        if (account.epoch() != epoch) {
            throw SecurityRefusal.signInFailed();
        }
        setHash(account, hash);
    }

    private Account asRead(UUID id, long version) {
        var account = accounts.existing(id);
        Versions.check(version, account.version());
        return account;
    }

    private void setHash(Account account, String hash) {
        account.changePassword(hash);
        audit.record(Deed.of("ACCOUNT_PASSWORD_SET", KIND, account.id()));
    }

    private AccountView changed(Account account, String action) {
        accounts.flush();
        audit.record(Deed.of(action, KIND, account.id()));
        return AccountView.of(account);
    }

    private static Set<AccountRole> checked(Set<AccountRole> roles) {
        if (!AccountRole.goTogether(roles)) {
            throw InvalidRequest.at("/roles", "must be roles of a person, or SERVICE with its scopes");
        }
        return roles;
    }
}
