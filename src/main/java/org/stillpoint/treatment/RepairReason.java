package org.stillpoint.treatment;

/** Why a visit is moved or can not be saved: a code, and words for the desk. No names of people. */
public record RepairReason(String code, String detail) {}
