/**
 * People with a record: who they are and how to reach them. Promise: what is known about a person is kept in one place and
 * leaves it only towards staff; and nobody is booked for a treatment before what must come first. Entry points:
 * {@link org.stillpoint.patient.Patients} and {@link org.stillpoint.patient.Gates}; scheduling and what stands above call them.
 * Who can say more about gates implements {@link org.stillpoint.patient.GateSource}.
 */
package org.stillpoint.patient;
