package org.stillpoint.platform;

/** What the feature that takes a form answers where it can not be read: its callers have rules of their own for that. */
public interface FormRefusal {

    Refusal unreadable();
}
