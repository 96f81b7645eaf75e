/**
 * What patients answer to questionnaires, and what it amounts to. Promise: totals are worked out here and never imputed, nothing that
 * was answered is overwritten, and whatever is derived names the numbers it came from. Entry points:
 * {@link org.stillpoint.outcome.Outcomes} and {@link org.stillpoint.outcome.Instruments}; follow-ups call them, and tell of courses as
 * {@link org.stillpoint.outcome.TreatmentHistory}. Whoever wants to hear of answers observes
 * {@link org.stillpoint.outcome.ResponseRecorded}.
 */
package org.stillpoint.outcome;
