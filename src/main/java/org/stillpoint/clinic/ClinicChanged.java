package org.stillpoint.clinic;

/** The clinic's description has changed; fired inside the transaction of the change, after everything was written. */
public record ClinicChanged(ClinicPlan before, ClinicPlan plan) {}
