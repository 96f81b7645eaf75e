package org.stillpoint.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is sealed is known to be, because only that is sealed anew when a key is replaced. */
@QuarkusTest
class SealedColumnsTest {

    /** Hashes, keyed hashes, public keys, and what is sealed with another key. */
    private static final Set<String> NOT_SEALED = Set.of(
            "audit_event.hash",
            "audit_event.previous_hash",
            "encryption_key.wrapped",
            "familiar_client.client",
            "idempotency_answer.fingerprint",
            "idempotency_answer.id",
            "idempotency_answer.sealed",
            // None of our jobs keeps anything.
            "job.task_data",
            "personal_key.hash",
            "rate_limit.bucket",
            // Nothing writes it yet.
            "screening.content",
            "setup_secret.hash",
            "sign_in_failure.subject",
            "signing_key.public_key");

    @Inject
    Database database;

    @Inject
    SealedColumns columns;

    @Test
    void everyColumnOfBytesIsSealedOrAnIndexOrListedHere() {
        var sealed = columns.all().stream().map(SealedColumn::tableColumn).collect(Collectors.toSet());
        var bytes = database.list(
                "select table_name || '.' || column_name from information_schema.columns"
                        + " where table_schema = 'public' and data_type = 'bytea' and column_name not like '%\\_index'"
                        + " and table_name not like '%\\_sample'",
                row -> row.getString(1));
        assertThat(bytes).containsAll(sealed);
        assertThat(bytes.stream().filter(column -> !sealed.contains(column))).isSubsetOf(NOT_SEALED);
    }

    @Test
    void whatEntitiesDeclareAndWhatPackagesNameIsFound() {
        assertThat(columns.all())
                .contains(
                        SealedColumn.of("block.note"),
                        SealedColumn.of("appointment.cancel_note"),
                        SealedColumn.of("signing_key.private_key"),
                        SealedColumn.fixed("audit_event.reason"));
    }
}
