package org.stillpoint.security;

import java.time.Duration;
import org.stillpoint.platform.Refusal;

/** What sign-in and accounts refuse. */
final class SecurityRefusal extends Refusal {

    private SecurityRefusal(SecurityProblem type, String detail) {
        super(type, detail);
    }

    /** Says no more than that it failed: not whether the account exists. The error code is OAuth2's. */
    static SecurityRefusal signInFailed() {
        var refusal = new SecurityRefusal(SecurityProblem.SIGN_IN_FAILED, "User name or password is not right.");
        refusal.with("error", "invalid_grant");
        return refusal;
    }

    static SecurityRefusal wrongSetupSecret() {
        return new SecurityRefusal(SecurityProblem.SIGN_IN_FAILED, "That is not the set-up secret.");
    }

    static SecurityRefusal slowedDown(Duration wait) {
        var refusal = new SecurityRefusal(SecurityProblem.SIGN_IN_SLOWED_DOWN, "There were too many failures.");
        refusal.after(wait);
        return refusal;
    }

    static SecurityRefusal tokenRequest(String error, String detail) {
        var refusal = new SecurityRefusal(SecurityProblem.TOKEN_REQUEST_INVALID, detail);
        refusal.with("error", error);
        return refusal;
    }

    static SecurityRefusal usernameTaken() {
        return new SecurityRefusal(SecurityProblem.USERNAME_TAKEN, "Another account has this user name.");
    }

    static SecurityRefusal lastManager() {
        return new SecurityRefusal(SecurityProblem.LAST_MANAGER, "This is the last active account with MANAGER.");
    }

    static SecurityRefusal alreadySetUp() {
        return new SecurityRefusal(SecurityProblem.ALREADY_SET_UP, "There is an account already.");
    }
}
