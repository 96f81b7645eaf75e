package org.stillpoint.treatment;

/**
 * How far a session may be from the day that its ladder has for it.
 *
 * @param upToDays for rungs of so many days at most; longer ones than the last tolerance names have that one
 * @param days earlier or later
 */
public record LadderTolerance(int upToDays, int days) {}
