package org.stillpoint.treatment;

/**
 * How many days after something, both ends included.
 *
 * @param from 0 or more
 */
record DaySpan(int from, int to) {

    boolean has(long days) {
        return from <= days && days <= to;
    }
}
