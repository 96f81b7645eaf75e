package org.stillpoint.session;

/** How strong it is, not how dangerous: that is what serious says. */
public enum Severity {
    MILD,
    MODERATE,
    SEVERE
}
