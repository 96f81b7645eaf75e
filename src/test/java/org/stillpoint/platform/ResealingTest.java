package org.stillpoint.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillpoint.testsupport.Await;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.TestTicks;

@QuarkusTest
class ResealingTest {

    private static final SealedColumn COLUMN = SealedColumn.of("reseal_sample.note");
    private static final int ROWS = 3_000;

    @Inject
    AgroalDataSource source;

    @Inject
    Database database;

    @Inject
    KeyTable table;

    @Inject
    KeyWrapping wrapping;

    @Inject
    DataKeys keys;

    @Inject
    ColumnCipher cipher;

    @Inject
    EncryptionKeys facade;

    @Inject
    Resealing resealing;

    @Inject
    TestClock clock;

    @Inject
    TestTicks ticks;

    @BeforeEach
    void sealedRows() throws SQLException {
        database.update("create table reseal_sample (id int primary key, note bytea, version int default 0)");
        try (var connection = source.getConnection();
                var insert = connection.prepareStatement("insert into reseal_sample (id, note) values (?, ?)")) {
            for (int id = 1; id <= ROWS; id++) {
                insert.setInt(1, id);
                insert.setBytes(2, id % 10 == 0 ? null : cipher.seal("Note " + id, COLUMN.tableColumn()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    @AfterEach
    void drop() {
        database.update("drop table reseal_sample");
    }

    /** Another replica on the same database. */
    private ColumnCipher otherServer() {
        var other = new ColumnCipher(new DataKeys(table, wrapping, ticks));
        other.seal("it knows the present keys", COLUMN.tableColumn());
        return other;
    }

    private void rotate() {
        facade.rotate(() -> {});
    }

    private long primary() {
        return facade.list().getFirst().id();
    }

    private static long keyOf(byte[] sealed) {
        return Integer.toUnsignedLong(Keyring.keyOf(sealed));
    }

    private Resealing.Pass reseal() throws SQLException {
        var pass = Resealing.Pass.NOTHING;
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            for (int block = 0; block < 200; block += 8) {
                pass = pass.plus(
                        new ResealBatch(COLUMN, cipher, keys.ring().prefix()).in(connection, block, block + 8));
                connection.commit();
            }
        }
        return pass;
    }

    private List<byte[]> notes() {
        return database.list("select note from reseal_sample order by id", row -> row.getBytes(1));
    }

    @Test
    void aServerThatHasNotHeardOfARotationReadsWhatTheNewKeyHasSealed() {
        var other = otherServer();
        rotate();
        var sealed = cipher.seal("Note", COLUMN.tableColumn());
        assertThat(keyOf(sealed)).isEqualTo(primary());
        assertThat(other.open(sealed, COLUMN.tableColumn()).text()).contains("Note");
    }

    @Test
    void whatItSealsMeanwhileIsReadEverywhere() {
        var other = otherServer();
        var before = primary();
        rotate();
        var sealed = other.seal("Note", COLUMN.tableColumn());
        assertThat(keyOf(sealed)).isEqualTo(before);
        assertThat(cipher.open(sealed, COLUMN.tableColumn()).text()).contains("Note");
    }

    @Test
    void itSealsWithTheNewKeySecondsLater() {
        var other = otherServer();
        rotate();
        ticks.advance(Duration.ofSeconds(5));
        assertThat(keyOf(other.seal("Note", COLUMN.tableColumn()))).isEqualTo(primary());
    }

    @Test
    void everyValueIsSealedAnewAndSaysTheSame() throws SQLException {
        rotate();
        assertThat(reseal()).isEqualTo(new Resealing.Pass(ROWS * 9 / 10, Map.of()));
        var notes = notes();
        var primary = primary();
        for (int id = 1; id <= ROWS; id++) {
            var note = notes.get(id - 1);
            if (id % 10 == 0) {
                assertThat(note).isNull();
            } else {
                assertThat(keyOf(note)).isEqualTo(primary);
                assertThat(cipher.open(note, COLUMN.tableColumn()).text()).contains("Note " + id);
            }
        }
        assertThat(reseal()).isEqualTo(Resealing.Pass.NOTHING);
    }

    @Test
    void whatCanNotBeReadStaysAsItIs() throws SQLException {
        database.update("update reseal_sample set note = set_byte(note, 20, 255 - get_byte(note, 20)) where id = 1");
        var damaged = notes().getFirst();
        rotate();
        assertThat(reseal()).isEqualTo(new Resealing.Pass(ROWS * 9 / 10 - 1, Map.of(keyOf(damaged), 1L)));
        assertThat(database.first("select note from reseal_sample where id = 1", row -> row.getBytes(1)))
                .contains(damaged);
    }

    @Test
    void whatNoKeyCanReadDoesNotStandForWhatAnOlderKeyStillHas() throws SQLException {
        var office = Office.open();
        var damaged = blockWithNote(office, "09:00");
        var busy = blockWithNote(office, "11:00");
        database.update("update block set note = '\\x01fffffff0' where id = ?", damaged);
        rotate();
        clock.advance(Duration.ofMinutes(2));
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement("update block set id = id where id = ?")) {
            connection.setAutoCommit(false);
            statement.setObject(1, busy);
            statement.execute();
            Await.until(
                    "nothing else is left",
                    Duration.ofSeconds(20),
                    () -> resealing.pass().resealed() == 0);
            assertThat(table.columnKeys().get(1).emptiedAt()).isEmpty();
            connection.rollback();
        }
    }

    private static UUID blockWithNote(Office office, String time) {
        var block =
                Map.of("start", office.at(time), "end", office.at("12:00"), "kind", "LEAVE", "note", "Made-up note");
        return UUID.fromString(Office.desk()
                .post("/v1/actors/" + office.actor(time.equals("09:00") ? "den" : "room") + "/blocks", block)
                .expect(201)
                .text("id"));
    }

    @Test
    void aRotationOfWhichNothingCanBeWrittenIsNone() {
        var before = table.columnKeys();
        assertThatThrownBy(() -> facade.rotate(() -> {
                    throw new IllegalStateException("no row in the trail");
                }))
                .hasMessage("no row in the trail");
        assertThat(table.columnKeys()).isEqualTo(before);
    }

    @Test
    void aRowThatSomebodyIsChangingIsLeftForTheNextPass() throws SQLException {
        rotate();
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("update reseal_sample set version = 1 where id = 1");
            assertThat(reseal().resealed()).isEqualTo(ROWS * 9 / 10 - 1);
            connection.commit();
        }
        assertThat(reseal().resealed()).isEqualTo(1);
        assertThat(database.first("select version from reseal_sample where id = 1", row -> row.getInt(1)))
                .contains(1);
    }

    @Test
    void aKeyIsEmptyOnceNothingHasBeenSealedWithItForAMinute() {
        rotate();
        resealing.pass();
        assertThat(table.columnKeys().get(1).emptiedAt()).isEmpty();
        clock.advance(Duration.ofMinutes(2));
        Await.until("all older keys are empty", Duration.ofSeconds(10), () -> {
            resealing.pass();
            return table.columnKeys().stream().skip(1).allMatch(key -> key.emptiedAt()
                    .isPresent());
        });
        assertThat(table.columnKeys().getFirst().emptiedAt()).isEmpty();
    }

    @Test
    void aBatchReadsItsOwnBlocksOnly() throws SQLException {
        var plan = new StringBuilder();
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement("explain select ctid from reseal_sample"
                        + " where ctid >= ?::tid and ctid < ?::tid for no key update skip locked")) {
            statement.setString(1, "(0,0)");
            statement.setString(2, "(8,0)");
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
            }
        }
        assertThat(plan.toString()).contains("Tid Range Scan");
    }
}
