package org.stillpoint.clinic;

/**
 * What a stretch of a visit takes: {@code lanes} of somebody or something with a capability, from one phase to another.
 *
 * @param role needs of one role are served by one and the same actor ("the nurse who starts stays"); by default the
 *     capability, so a need that allows a change of actor names a role of its own
 * @param lanes 1 to 32
 * @param from the first phase it is needed in
 * @param to the last phase it is needed in, included
 */
public record Need(String role, String capability, int lanes, PhaseCode from, PhaseCode to) {}
