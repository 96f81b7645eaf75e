/**
 * What every feature stands on: refusals and problem details, paging, entity tags, idempotency, time slots, the clock, and
 * the embedded database. Knows no feature; every feature may call it.
 */
package org.stillpoint.platform;
