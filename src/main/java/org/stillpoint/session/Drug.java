package org.stillpoint.session;

/** What is given. */
public enum Drug {
    KETAMINE,
    ESKETAMINE
}
