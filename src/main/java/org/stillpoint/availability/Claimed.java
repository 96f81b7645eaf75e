package org.stillpoint.availability;

import java.util.List;

/**
 * What a visit has been given.
 *
 * @param served who serves which role
 * @param claims how many claims that took; a hold is good only as long as it has all of them
 */
public record Claimed(List<Served> served, int claims) {}
