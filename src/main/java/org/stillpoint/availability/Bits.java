package org.stillpoint.availability;

import java.util.Arrays;

/**
 * A fixed number of cells of time, each set or not. The slot engine's whole arithmetic is and, or and shift on these words,
 * so that one machine instruction decides 64 cells.
 */
final class Bits {

    private final long[] words;

    private Bits(long[] words) {
        this.words = words;
    }

    /** None of the cells is set; {@code cells} is rounded up to whole words of 64. */
    static Bits none(int cells) {
        return new Bits(new long[(cells + 63) >>> 6]);
    }

    static Bits ofWords(long[] words) {
        return new Bits(words);
    }

    Bits copy() {
        return new Bits(words.clone());
    }

    int cells() {
        return words.length << 6;
    }

    boolean get(int cell) {
        return (words[cell >>> 6] & 1L << cell) != 0;
    }

    /** Sets {@code [from, to)}; what lies outside is cut off. */
    Bits set(int from, int to) {
        return fill(from, to, true);
    }

    /** Clears {@code [from, to)}; what lies outside is cut off. */
    Bits clear(int from, int to) {
        return fill(from, to, false);
    }

    private Bits fill(int from, int to, boolean value) {
        int start = Math.max(0, from);
        int end = Math.min(cells(), to);
        if (start >= end) {
            return this;
        }
        for (int word = start >>> 6; word << 6 < end; word++) {
            long mask = mask(word, start, end);
            words[word] = value ? words[word] | mask : words[word] & ~mask;
        }
        return this;
    }

    Bits and(Bits other) {
        for (int word = 0; word < words.length; word++) {
            words[word] &= other.words[word];
        }
        return this;
    }

    Bits andNot(Bits other) {
        for (int word = 0; word < words.length; word++) {
            words[word] &= ~other.words[word];
        }
        return this;
    }

    Bits or(Bits other) {
        for (int word = 0; word < words.length; word++) {
            words[word] |= other.words[word];
        }
        return this;
    }

    /** ANDs with {@code other} looked at {@code distance} cells later: a cell stays set if that later cell is set too. */
    Bits andLater(Bits other, int distance) {
        int skip = distance >>> 6;
        int shift = distance & 63;
        for (int word = 0; word < words.length; word++) {
            words[word] &= later(other.words, word + skip, shift);
        }
        return this;
    }

    /** Becomes {@code other} looked at {@code distance} cells later. */
    Bits later(Bits other, int distance) {
        Arrays.fill(words, -1L);
        return andLater(other, distance);
    }

    private static long later(long[] from, int word, int shift) {
        long low = word < from.length ? from[word] : 0;
        if (shift == 0) {
            return low;
        }
        long high = word + 1 < from.length ? from[word + 1] : 0;
        return low >>> shift | high << (64 - shift);
    }

    /** A cell stays set if it begins a run of at least {@code length} set cells; {@code length} is at least 1. */
    Bits runsOf(int length) {
        int known = 1;
        while (known < length) {
            int step = Math.min(known, length - known);
            andLater(this, step);
            known += step;
        }
        return this;
    }

    /** The first set cell at or after {@code from}, or -1. */
    int next(int from) {
        if (from >= cells()) {
            return -1;
        }
        int word = from >>> 6;
        long rest = words[word] & -1L << from;
        while (rest == 0) {
            if (++word == words.length) {
                return -1;
            }
            rest = words[word];
        }
        return (word << 6) + Long.numberOfTrailingZeros(rest);
    }

    /** The first cell at or after {@code from} that is not set; what lies outside is not. */
    int nextClear(int from) {
        int word = from >>> 6;
        if (from < 0 || word >= words.length) {
            return from;
        }
        long rest = ~words[word] & -1L << from;
        while (rest == 0) {
            if (++word == words.length) {
                return cells();
            }
            rest = ~words[word];
        }
        return (word << 6) + Long.numberOfTrailingZeros(rest);
    }

    /** The last cell at or before {@code from} that is not set; what lies outside is not. */
    int previousClear(int from) {
        int word = from >> 6;
        if (from < 0 || word >= words.length) {
            return from;
        }
        long rest = ~words[word] & -1L >>> (63 - (from & 63));
        while (rest == 0) {
            if (--word < 0) {
                return -1;
            }
            rest = ~words[word];
        }
        return (word << 6) + 63 - Long.numberOfLeadingZeros(rest);
    }

    /** Whether every cell of {@code [from, to)} is set; false if part of it lies outside. */
    boolean all(int from, int to) {
        if (from < 0 || to > cells()) {
            return false;
        }
        for (int word = from >>> 6; word << 6 < to; word++) {
            long mask = mask(word, from, to);
            if ((words[word] & mask) != mask) {
                return false;
            }
        }
        return true;
    }

    /** How many cells of {@code [from, to)} are set; what lies outside counts as not set. */
    int count(int from, int to) {
        int count = 0;
        int start = Math.max(0, from);
        int end = Math.min(cells(), to);
        for (int word = start >>> 6; word << 6 < end; word++) {
            count += Long.bitCount(words[word] & mask(word, start, end));
        }
        return count;
    }

    /** The cells of a word that lie in {@code [from, to)}. */
    private static long mask(int word, int from, int to) {
        long mask = -1L;
        if (word == from >>> 6) {
            mask &= -1L << from;
        }
        if (word == (to - 1) >>> 6) {
            mask &= -1L >>> -to;
        }
        return mask;
    }

    int count() {
        return Arrays.stream(words)
                .map(Long::bitCount)
                .mapToInt(Math::toIntExact)
                .sum();
    }
}
