package org.stillpoint.treatment;

/** What it costs to put a session on a day, at the best start of that day. */
interface Tariff {

    /** Of a day that has a start. */
    long of(int wish, int day);

    /** What all sessions from one on cost at least, with its step begun on a day ({@link Placing#NONE} where weeks do not matter). */
    long atLeast(int wish, int stepBegan);
}
