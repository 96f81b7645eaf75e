package org.stillpoint.treatment;

/** In mmHg. */
public record BloodPressure(int systolic, int diastolic) {}
