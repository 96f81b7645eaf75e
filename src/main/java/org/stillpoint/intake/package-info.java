/**
 * What the clinic's website sends: somebody wants an appointment, a call or an answer. Promise: a request that was answered
 * with a reference is never lost, and every answer names who to turn to in a crisis. Nobody calls it but the outside.
 */
package org.stillpoint.intake;
