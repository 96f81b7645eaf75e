package org.stillpoint.platform;

/** Who is calling, for what is kept per caller (idempotency keys, rate limits). Answered by the sign-in. */
public interface CallerScope {

    /** Stable for one account, one personal key or one client address; holds nothing that names a person. */
    String scope();

    /** Whether the caller has shown who they are, by an account or a personal key. */
    boolean isKnown();

    /** Whether somebody of the clinic is signed in; whoever else calls is the public, another system of the clinic too. */
    boolean isStaff();
}
