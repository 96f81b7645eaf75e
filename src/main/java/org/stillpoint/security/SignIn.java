package org.stillpoint.security;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.stillpoint.platform.Busy;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.NotFound;

/** Checks passwords. Not one transaction: what a failure is charged must stay when the sign-in is refused. */
@ApplicationScoped
class SignIn {

    private final Database database;
    private final Passwords passwords;
    private final SignInTurns turns;
    private final SignInThrottle throttle;
    private final Tokens tokens;
    private final AccountDesk desk;
    private final Audit audit;

    SignIn(
            Database database,
            Passwords passwords,
            SignInTurns turns,
            SignInThrottle throttle,
            Tokens tokens,
            AccountDesk desk,
            Audit audit) {
        this.database = database;
        this.passwords = passwords;
        this.turns = turns;
        this.throttle = throttle;
        this.tokens = tokens;
        this.desk = desk;
        this.audit = audit;
    }

    private record Known(
            UUID id, String username, String passwordHash, boolean active, long epoch, List<String> roles) {

        Doer doer() {
            return Doer.account(id, Roles.effective(Set.copyOf(roles)));
        }
    }

    private static final String KIND = "Account";

    private static final String ACCOUNT =
            "select id, username, password_hash, active, epoch, roles from account where ";

    private static final Database.Row<Known> KNOWN = row -> new Known(
            row.getObject(1, UUID.class),
            row.getString(2),
            row.getString(3),
            row.getBoolean(4),
            row.getLong(5),
            List.of((String[]) row.getArray(6).getArray()));

    /** A token for who knows the password of an active account. */
    TokenView signIn(String username, String password, String client) {
        var name = Accounts.normal(username);
        return turns.await(name, client, () -> checked(name, password, client));
    }

    private TokenView checked(String name, String password, String client) {
        var attempt = throttle.charge(name, client);
        var known = database.first(ACCOUNT + "username = ?", KNOWN, name);
        if (!matches(attempt, password, known) || !known.orElseThrow().active()) {
            throttle.failed(attempt);
            audit.refused(Deed.of("SIGN_IN_REFUSED", KIND, known.map(Known::id).orElse(null))
                    .denied());
            throw SecurityRefusal.signInFailed();
        }
        throttle.succeeded(attempt);
        var token = tokens.issue(known.get().id(), known.get().epoch());
        audit.record(Deed.of("ACCOUNT_SIGNED_IN", KIND, known.get().id())
                .by(known.get().doer()));
        return token;
    }

    /** Guessing the old password with a stolen token is slowed down like guessing at sign-in. */
    void changePassword(UUID account, ChangePassword request, String client) {
        var known = database.first(ACCOUNT + "id = ?", KNOWN, account).orElseThrow(NotFound::new);
        var attempt = throttle.charge(known.username(), client);
        if (!matches(attempt, request.oldPassword(), Optional.of(known))) {
            throttle.failed(attempt);
            audit.refused(Deed.of("PASSWORD_CHANGE_REFUSED", KIND, account).denied());
            throw SecurityRefusal.signInFailed();
        }
        throttle.succeeded(attempt);
        desk.changePassword(account, request.newPassword(), known.epoch());
    }

    private boolean matches(SignInThrottle.Attempt attempt, String password, Optional<Known> known) {
        try {
            var hash = known.map(Known::passwordHash);
            return attempt.familiar()
                    ? passwords.matches(password, hash)
                    : passwords.matchesForStranger(password, hash);
        } catch (Busy nobodyLooked) {
            throttle.notMade(attempt);
            throw nobodyLooked;
        }
    }
}
