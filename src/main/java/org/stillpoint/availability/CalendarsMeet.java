package org.stillpoint.availability;

import org.stillpoint.platform.TryAgain;

/** Somebody has just been booked where two calendars were to become one. */
final class CalendarsMeet extends RuntimeException implements TryAgain {

    private static final long serialVersionUID = 1L;

    CalendarsMeet() {
        super("The calendars meet", null, false, false);
    }
}
