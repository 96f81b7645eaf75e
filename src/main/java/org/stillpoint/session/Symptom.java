package org.stillpoint.session;

/** What has to be over before somebody leaves. */
public enum Symptom {
    SEDATION,
    DISSOCIATION,
    RESPIRATORY_DEPRESSION
}
