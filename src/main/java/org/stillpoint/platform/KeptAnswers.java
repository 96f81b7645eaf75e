package org.stillpoint.platform;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Answers that were given, in the database and in the transaction of the effect that they tell of. */
@Singleton
class KeptAnswers {

    private static final Duration KEPT = Duration.ofHours(24);
    private static final int PURGE_ONE_IN = 200;

    /** Two statements in one round trip; the second sees what the holder of the lock before us has committed. */
    private static final String FIND = """
            select pg_try_advisory_xact_lock(?);
            select fingerprint, sealed from idempotency_answer where id = ? and kept_until > ?""";

    private static final String KEEP = """
            insert into idempotency_answer (id, fingerprint, sealed, kept_until, about) values (?, ?, ?, ?, ?)
            on conflict (id) do update
            set fingerprint = excluded.fingerprint, sealed = excluded.sealed, kept_until = excluded.kept_until,
                about = excluded.about""";

    private static final String PURGE = """
            delete from idempotency_answer where id in
            (select id from idempotency_answer where kept_until < ? limit 1000 for update skip locked)""";

    private final AgroalDataSource database;
    private final ObjectMapper json;
    private final Clock clock;

    KeptAnswers(AgroalDataSource database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** The answer to an earlier request with this key. Takes the key for the rest of the transaction. */
    Optional<KeptAnswer> find(IdempotencyKey key, byte[] fingerprint) throws SQLException, IOException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(FIND)) {
            statement.setLong(1, key.lock());
            statement.setBytes(2, key.id());
            statement.setObject(3, now());
            statement.execute();
            if (!isTaken(statement)) {
                throw new IdempotencyRefusal(PlatformProblem.REQUEST_IN_PROGRESS);
            }
            return answer(statement, key, fingerprint);
        }
    }

    private static boolean isTaken(PreparedStatement statement) throws SQLException {
        try (var lock = statement.getResultSet()) {
            return lock.next() && lock.getBoolean(1);
        }
    }

    private Optional<KeptAnswer> answer(PreparedStatement statement, IdempotencyKey key, byte[] fingerprint)
            throws SQLException, IOException {
        statement.getMoreResults();
        try (var row = statement.getResultSet()) {
            if (!row.next()) {
                return Optional.empty();
            }
            if (!Arrays.equals(row.getBytes(1), fingerprint)) {
                throw new IdempotencyRefusal(PlatformProblem.IDEMPOTENCY_KEY_REUSED);
            }
            return Optional.of(json.readValue(key.unseal(row.getBytes(2)), KeptAnswer.class));
        }
    }

    void keep(IdempotencyKey key, byte[] fingerprint, KeptAnswer answer) throws SQLException, IOException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(KEEP)) {
            statement.setBytes(1, key.id());
            statement.setBytes(2, fingerprint);
            statement.setBytes(3, key.seal(json.writeValueAsBytes(answer)));
            statement.setObject(4, now().plus(KEPT));
            statement.setArray(5, connection.createArrayOf("uuid", answer.about()));
            statement.executeUpdate();
            purgeNowAndThen(connection);
        }
    }

    private void purgeNowAndThen(Connection connection) throws SQLException {
        if (ThreadLocalRandom.current().nextInt(PURGE_ONE_IN) == 0) {
            try (var statement = connection.prepareStatement(PURGE)) {
                statement.setObject(1, now());
                statement.executeUpdate();
            }
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
