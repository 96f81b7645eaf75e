package org.stillpoint.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.stillpoint.treatment.BloodPressure;

/**
 * What it is judged by whether a patient may leave.
 *
 * @param at when the patient leaves, or left
 * @param dosingEnded the actual end of the last dose
 * @param floorMinutes of observation
 * @param firstBand from which blood pressure on the protocol, else the route, asks for anything
 * @param finalReadingIsGood how old the last blood pressure may be
 * @param transportAllowed it is somebody, or a service that may take the patient home
 * @param signedOff a clinician says so
 * @param nextFollowUp something is on the calendar
 */
record DischargeFacts(
        Instant at,
        Optional<Instant> dosingEnded,
        int floorMinutes,
        Optional<BloodPressure> firstBand,
        Duration finalReadingIsGood,
        ChartFacts chart,
        boolean transportPresent,
        boolean transportAllowed,
        boolean instructionsGiven,
        boolean signedOff,
        boolean nextFollowUp) {}
