package org.stillpoint.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LastWritesTest {

    @Inject
    LastWrites last;

    @Inject
    Database database;

    @BeforeEach
    void makeTable() {
        database.update("create table last_write (number integer primary key)");
    }

    @AfterEach
    void dropTable() {
        database.update("drop table last_write");
    }

    private List<Integer> written() {
        return database.list("select number from last_write order by 1", row -> row.getInt(1));
    }

    private RoundTrip writing(int... numbers) {
        var writes = new RoundTrip();
        for (int number : numbers) {
            writes.update("insert into last_write values (?)", count -> {}, number);
        }
        return writes;
    }

    @Test
    void theCommitGoesAlongOnceBothHaveAgreed() {
        QuarkusTransaction.requiringNew().run(() -> {
            assertThat(last.takeCommitAlong()).isFalse();
            last.comeNext();
            assertThat(last.takeCommitAlong()).isFalse();
            last.endWithOperation();
            assertThat(last.takeCommitAlong()).isFalse();
            last.comeNext();
            assertThat(last.takeCommitAlong()).isTrue();
            QuarkusTransaction.requiringNew()
                    .run(() -> assertThat(last.takeCommitAlong()).isFalse());
        });
    }

    @Test
    void whatWentWithTheCommitStands() {
        var trip = writing(2);
        trip.commit();
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    database.send(writing(1));
                    database.send(trip);
                    throw new IllegalStateException("made up");
                }))
                .hasMessageContaining("made up");
        assertThat(written()).containsExactly(1, 2);
    }

    @Test
    void nothingIsCommittedWhenOneOfTheStatementsFails() {
        var trip = writing(2, 2, 3);
        trip.commit();
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    database.send(writing(1));
                    database.send(trip);
                }))
                .isInstanceOf(Database.Failure.class);
        assertThat(written()).isEmpty();
    }

    @Test
    void theNextTransactionOnTheConnectionIsOneOfItsOwn() {
        for (int round = 0; round < 5; round++) {
            var trip = writing(round);
            trip.commit();
            QuarkusTransaction.requiringNew().run(() -> database.send(trip));
            int other = 100 + round;
            assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                        database.send(writing(other));
                        throw new IllegalStateException("made up");
                    }))
                    .hasMessageContaining("made up");
        }
        assertThat(written()).containsExactly(0, 1, 2, 3, 4);
    }
}
