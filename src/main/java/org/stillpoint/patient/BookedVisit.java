package org.stillpoint.patient;

import java.time.Instant;
import java.util.UUID;
import org.stillpoint.clinic.Service;
import org.stillpoint.clinic.Site;

/** A visit that is booked and has not begun. */
public record BookedVisit(UUID id, String reference, UUID patient, Service service, Site site, Instant start) {}
