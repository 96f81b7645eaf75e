/**
 * A patient's course of treatment as one thing: protocols, series, proposals, spacing and repair. Promise: no date of a series
 * breaks the spacing of its protocol, and nothing that is booked moves without somebody's word. Entry point:
 * {@code Series}; session and followup call it.
 */
package org.stillpoint.treatment;
