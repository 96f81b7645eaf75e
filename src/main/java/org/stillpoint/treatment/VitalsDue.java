package org.stillpoint.treatment;

import org.stillpoint.clinic.PhaseCode;

/** When vital signs are due at a session. */
public sealed interface VitalsDue {

    /** Once, before a phase begins. */
    record Before(PhaseCode phase) implements VitalsDue {}

    /** Again and again while a phase lasts. */
    record Every(int minutes, PhaseCode phase) implements VitalsDue {}

    /** Once, so many minutes after dosing began. */
    record AfterDosingBegan(int minutes) implements VitalsDue {}
}
