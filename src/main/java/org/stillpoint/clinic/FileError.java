package org.stillpoint.clinic;

/**
 * One thing that is wrong in a clinic file.
 *
 * @param line counted from 1
 * @param column counted from 1
 * @param pointer JSON pointer into the file's content, empty for the file as a whole
 * @param detail what is wrong, in a sentence
 */
public record FileError(int line, int column, String pointer, String detail) {

    @Override
    public String toString() {
        var where = pointer.isEmpty() ? "" : " " + pointer;
        return "line %d, column %d%s: %s".formatted(line, column, where, detail);
    }
}
