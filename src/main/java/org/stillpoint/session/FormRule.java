package org.stillpoint.session;

import org.stillpoint.clinic.FileNode;

/**
 * A form that somebody outside of the clinic is owed.
 *
 * @param dueDays local calendar days after the session
 */
record FormRule(String code, int dueDays, String source) {

    static FormRule read(FileNode node) {
        return new FormRule(node.text("code"), node.number("dueDays").orElseThrow(), node.text("source"));
    }
}
