/**
 * What is free and what is taken: schedules with lanes, claims on them, and the slot engine that finds where a visit fits.
 * Promise: no two claims ever share a lane of a schedule at one moment; the database refuses it. Knows a claimant's id and
 * never who that is. Entry point: {@link org.stillpoint.availability.Availability}; scheduling and what stands above call it.
 */
package org.stillpoint.availability;
