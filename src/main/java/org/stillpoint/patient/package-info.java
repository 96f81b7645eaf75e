/**
 * People with a record: who they are and how to reach them. Promise: what is known about a person is kept in one place and
 * leaves it only towards staff. Entry point: {@link org.stillpoint.patient.Patients}; scheduling and what stands above call it.
 */
package org.stillpoint.patient;
