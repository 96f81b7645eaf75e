package org.stillpoint.clinic;

/**
 * Where a change of the plan comes from.
 *
 * @param author an account's id, or what the server did by itself; never a name
 * @param text the clinic file as it was written
 */
record Source(String author, String text) {}
