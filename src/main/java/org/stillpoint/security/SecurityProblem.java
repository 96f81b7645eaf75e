package org.stillpoint.security;

import org.stillpoint.platform.ProblemType;

/** The kinds of problem that sign-in and accounts answer with. */
enum SecurityProblem implements ProblemType {
    SIGN_IN_FAILED(401, "The sign-in failed", "Check user name and password. After several failures there is a pause."),
    SIGN_IN_SLOWED_DOWN(
            429, "Too many failed sign-ins", "Wait as long as Retry-After says; the pause grows with each failure."),
    TOKEN_REQUEST_INVALID(
            400, "The token request is not valid", "Send a form with grant_type=password, username and password."),
    USERNAME_TAKEN(409, "The user name is taken", "Choose another user name."),
    LAST_MANAGER(
            409, "Somebody must stay manager", "Give another active account the role MANAGER first, then try again."),
    ALREADY_SET_UP(409, "The server is set up already", "Sign in with an account; a manager can make more.");

    private final Meaning meaning;

    SecurityProblem(int status, String title, String advice) {
        meaning = new Meaning(status, title, advice);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
