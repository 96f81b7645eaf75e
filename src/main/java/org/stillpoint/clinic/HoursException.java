package org.stillpoint.clinic;

import java.time.LocalDate;
import java.util.List;

/**
 * Days on which other hours hold than the weekly ones, both ends included; no shifts means none at all: closed, or away.
 */
public record HoursException(LocalDate from, LocalDate to, List<Shift> hours, String reason) {

    public HoursException {
        hours = List.copyOf(hours);
    }

    public boolean covers(LocalDate date) {
        return !date.isBefore(from) && !date.isAfter(to);
    }
}
