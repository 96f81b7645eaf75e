/**
 * The clinic as its owner describes it: sites, actors, capabilities, working hours, closures, services with their phases and
 * needs. Read from the clinic file, kept in the database, handed out as an immutable {@link org.stillpoint.clinic.ClinicPlan}.
 * Entry point: {@link org.stillpoint.clinic.Clinic}. Every feature above may call it; it knows none of them and asks them
 * through {@link org.stillpoint.clinic.PlanGuard} whether a change would strand what is already booked.
 */
package org.stillpoint.clinic;
