package org.stillpoint.treatment;

import java.time.LocalDate;
import java.util.List;

/** A session with its date, and why that one, in words. */
record PlannedSession(SessionWish wish, LocalDate day, FreeStart start, Seat seat, List<String> why) {}
