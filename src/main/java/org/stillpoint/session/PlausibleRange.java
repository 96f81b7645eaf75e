package org.stillpoint.session;

import org.stillpoint.clinic.FileNode;

/**
 * Where a value can be; what lies outside is a slip of the keyboard.
 *
 * @param from the least, {@code to} the greatest, both possible
 * @param source where the two come from
 */
record PlausibleRange(String unit, int from, int to, String source) {

    static PlausibleRange read(FileNode node) {
        return new PlausibleRange(
                node.text("unit"),
                node.number("from").orElseThrow(),
                node.number("to").orElseThrow(),
                node.text("source"));
    }

    boolean has(int value) {
        return from <= value && value <= to;
    }

    String inWords() {
        return "must be %d to %d %s".formatted(from, to, unit);
    }
}
