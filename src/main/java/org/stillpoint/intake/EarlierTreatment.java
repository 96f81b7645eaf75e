package org.stillpoint.intake;

/** What somebody says to have tried; asked about again at the assessment. */
public enum EarlierTreatment {
    ANTIDEPRESSANTS,
    OTHER_MEDICATION,
    PSYCHOTHERAPY,
    KETAMINE,
    ESKETAMINE,
    TRANSCRANIAL_MAGNETIC_STIMULATION,
    ELECTROCONVULSIVE_THERAPY,
    OTHER
}
