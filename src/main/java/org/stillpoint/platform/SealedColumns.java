package org.stillpoint.platform;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManagerFactory;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.type.CustomType;

/** All columns whose values are sealed: what entities declare, and what packages name that write plain SQL. */
@Singleton
class SealedColumns {

    private static final String COUNT = """
            select substring(%2$s from 1 for 5), count(*) from %1$s
            where ctid >= ?::tid and ctid < ?::tid and %2$s is not null group by 1""";
    /** 64 MB a statement, so that no table is so large that its count is given up. */
    private static final int BLOCKS = 8_192;

    private final EntityManagerFactory entities;
    private final Instance<SealedColumnSource> sources;
    private final Database database;

    SealedColumns(EntityManagerFactory entities, @Any Instance<SealedColumnSource> sources, Database database) {
        this.entities = entities;
        this.sources = sources;
        this.database = database;
    }

    List<SealedColumn> all() {
        var columns = new LinkedHashSet<SealedColumn>();
        var model = entities.unwrap(SessionFactoryImplementor.class).getMappingMetamodel();
        model.forEachEntityDescriptor(
                entity -> entity.forEachSelectable((index, selectable) -> add(columns, selectable.getJdbcMapping())));
        model.forEachCollectionDescriptor(collection -> collection
                .getAttributeMapping()
                .getElementDescriptor()
                .forEachJdbcType((index, type) -> add(columns, type)));
        sources.forEach(source -> columns.addAll(source.sealedColumns()));
        return List.copyOf(columns);
    }

    private static void add(Set<SealedColumn> columns, JdbcMapping mapping) {
        if (mapping instanceof CustomType<?> custom && custom.getUserType() instanceof SensitiveTextType type) {
            columns.add(SealedColumn.of(type.tableColumn()));
        }
    }

    /** How many values each key has sealed, by the key's id. Reads every row. */
    Map<Long, Long> valuesByKey(boolean fixedToo) {
        var counts = new HashMap<Long, Long>();
        for (var column : all()) {
            if (fixedToo || !column.fixed()) {
                count(column, counts);
            }
        }
        return counts;
    }

    private void count(SealedColumn column, Map<Long, Long> counts) {
        var sql = COUNT.formatted(column.table(), column.column());
        long end = blocks(column.table());
        for (long block = 0; block < end; block += BLOCKS) {
            database.list(
                    sql,
                    row -> counts.merge(
                            Integer.toUnsignedLong(Keyring.keyOf(row.getBytes(1))), row.getLong(2), Long::sum),
                    place(block),
                    place(block + BLOCKS));
        }
    }

    /** How many of the database's blocks a table has. */
    long blocks(String table) {
        return database.first(
                        "select pg_relation_size(?::regclass) / current_setting('block_size')::int",
                        row -> row.getLong(1),
                        table)
                .orElseThrow();
    }

    /** Where a block begins, as a row's place. */
    static String place(long block) {
        return "(" + block + ",0)";
    }
}
