package org.stillpoint.platform;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/** The years that this product has to do with; what lies outside of them is a slip of the keyboard. */
public final class Moments {

    static final int FIRST_YEAR = 1900;
    static final int LAST_YEAR = 2200;
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2201-01-01T00:00:00Z");

    private Moments() {}

    static Instant inRange(Instant moment) {
        if (moment.isBefore(EARLIEST) || !moment.isBefore(LATEST)) {
            throw new DateTimeException("outside of the years " + FIRST_YEAR + " to " + LAST_YEAR);
        }
        return moment;
    }

    /** The date itself, if its year is from 1900 to 2200. */
    public static LocalDate inRange(LocalDate date) {
        if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
            throw new DateTimeException("outside of the years " + FIRST_YEAR + " to " + LAST_YEAR);
        }
        return date;
    }
}
