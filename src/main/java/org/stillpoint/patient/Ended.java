package org.stillpoint.patient;

import java.util.List;

/** A record that has just been ended, and what that means for visits that are booked. */
record Ended<R>(R row, List<AffectedAppointment> affected) {}
