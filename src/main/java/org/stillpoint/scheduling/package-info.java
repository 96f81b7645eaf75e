/**
 * Turns free slots into holds, holds into appointments, and keeps appointments through moves, cancellations, arrivals and
 * blocks. Promise: whatever is answered as booked has its claims, and every refusal leaves things as they were. Entry point:
 * {@link org.stillpoint.scheduling.Booking}; treatment, session and what stands above call it.
 */
package org.stillpoint.scheduling;
