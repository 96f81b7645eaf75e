package org.stillpoint.treatment;

import java.time.LocalDate;

/** Days from one to another, both included; local days of the site. */
record DateSpan(LocalDate from, LocalDate to) {

    boolean has(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
