package org.stillpoint.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SealColumnsTest {

    @Inject
    AgroalDataSource source;

    @Inject
    Database database;

    @Inject
    ColumnCipher cipher;

    @Inject
    BlindIndex index;

    @BeforeEach
    void plainRows() {
        database.update("create table seal_sample (id int primary key, note text, email text not null,"
                + " check (note is not null or email is not null))");
        database.update("insert into seal_sample select n, case when n % 3 > 0 then 'Note ' || n end,"
                + " 'Testperson' || n || '@Example.org' from generate_series(1, 1200) n");
    }

    @AfterEach
    void drop() {
        database.update("drop table seal_sample");
    }

    @Test
    void everyPlainRowIsSealedAndIndexed() throws SQLException {
        seal();
        var rows = database.list("select id, note, email, email_index from seal_sample order by id", row ->
                new Object[] {row.getInt(1), row.getBytes(2), row.getBytes(3), row.getBytes(4)});
        assertThat(rows).hasSize(1200).allSatisfy(row -> {
            var n = (int) row[0];
            if (n % 3 == 0) {
                assertThat(row[1]).isNull();
            } else {
                assertThat(cipher.open((byte[]) row[1], "seal_sample.note").text())
                        .contains("Note " + n);
            }
            assertThat(cipher.open((byte[]) row[2], "seal_sample.email").text())
                    .contains("Testperson" + n + "@Example.org");
            assertThat((byte[]) row[3]).isEqualTo(index.of(BlindIndex.EMAIL, "testperson" + n + "@example.org"));
        });
    }

    @Test
    void whatWasRequiredIsRequiredStill() throws SQLException {
        seal();
        assertThat(database.list(
                        "select attname || ' ' || atttypid::regtype || ' ' || attnotnull from pg_attribute"
                                + " where attrelid = 'seal_sample'::regclass and attnum > 0 and not attisdropped order by 1",
                        row -> row.getString(1)))
                .containsExactly("email bytea true", "email_index bytea false", "id integer true", "note bytea false");
    }

    @Test
    void nothingIsChangedWhenItIsNotCommitted() throws SQLException {
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            columns().in(connection);
            connection.rollback();
        }
        assertThat(database.first("select note from seal_sample where id = 1", row -> row.getString(1)))
                .contains("Note 1");
    }

    private void seal() throws SQLException {
        try (var connection = source.getConnection()) {
            columns().in(connection);
        }
    }

    private static SealColumns columns() {
        return SealColumns.of("seal_sample")
                .column("note")
                .column("email")
                .indexed("email_index", BlindIndex.EMAIL, email -> email.toLowerCase(Locale.ROOT));
    }
}
