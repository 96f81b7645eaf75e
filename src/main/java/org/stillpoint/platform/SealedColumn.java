package org.stillpoint.platform;

/**
 * A column whose values are sealed; {@code fixed} are those of rows that are never changed, so that they keep their key. What an
 * entity declares with {@link SensitiveTextType} is known without this.
 */
public record SealedColumn(String table, String column, boolean fixed) {

    /** {@code tableColumn} is what its values are bound to, like {@code signing_key.private_key}. */
    public static SealedColumn of(String tableColumn) {
        var dot = tableColumn.lastIndexOf('.');
        return new SealedColumn(tableColumn.substring(0, dot), tableColumn.substring(dot + 1), false);
    }

    public static SealedColumn fixed(String tableColumn) {
        var column = of(tableColumn);
        return new SealedColumn(column.table(), column.column(), true);
    }

    String tableColumn() {
        return table + "." + column;
    }
}
