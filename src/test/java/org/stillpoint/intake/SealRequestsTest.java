package org.stillpoint.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.JavaMigration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.stillpoint.platform.BlindIndex;
import org.stillpoint.platform.ColumnCipher;
import org.stillpoint.platform.Database;

/** Requests that were sent before there was any sealing. */
@QuarkusTest
class SealRequestsTest {

    @Inject
    AgroalDataSource source;

    @Inject
    Instance<JavaMigration> steps;

    @Inject
    Database database;

    @Inject
    ColumnCipher cipher;

    @Inject
    BlindIndex index;

    private void migrate(String to) {
        Flyway.configure()
                .dataSource(source)
                .schemas("earlier")
                .javaMigrations(steps.stream().toArray(JavaMigration[]::new))
                .target(to)
                .load()
                .migrate();
    }

    @AfterEach
    void drop() {
        database.update("drop schema earlier cascade");
    }

    @Test
    void areSealedWhereTheyAre() {
        migrate("7");
        database.update("""
                insert into earlier.appointment_request (id, reference, kind, status, name, email, phone, leave_message, best_times,
                    interests, message, consent_version, language, received_at, version)
                select gen_random_uuid(), 'REF' || n, 'QUESTION', 'RECEIVED', 'Testperson ' || n,
                    case when n > 1 then 'P' || n || '@Patients.example' end, case when n < 3 then '+1212555010' || n end, false,
                    '[]', '{"conditions": ["CHRONIC_PAIN"], "routes": []}', 'Note ' || n, '1', 'en', now(), 0
                from generate_series(1, 3) n""");
        migrate("16.1");
        var rows = database.list(
                "select name, email, phone, message, email_index, phone_index from earlier.appointment_request order by reference",
                row -> new byte[][] {
                    row.getBytes(1), row.getBytes(2), row.getBytes(3), row.getBytes(4), row.getBytes(5), row.getBytes(6)
                });
        assertThat(rows).hasSize(3);
        var last = rows.getLast();
        assertThat(text(last[0], "name")).isEqualTo("Testperson 3");
        assertThat(text(last[1], "email")).isEqualTo("P3@Patients.example");
        assertThat(last[2]).isNull();
        assertThat(text(last[3], "message")).isEqualTo("Note 3");
        assertThat(last[4]).isEqualTo(index.of(BlindIndex.EMAIL, "p3@patients.example"));
        assertThat(rows.getFirst()[5]).isEqualTo(index.of(BlindIndex.PHONE, "+12125550101"));
        assertThat(new String(last[0], StandardCharsets.ISO_8859_1)).doesNotContain("Testperson");
    }

    @Test
    void whatSomebodyWantsTreatmentForIsSealedTooAndStillRead() {
        migrate("7");
        database.update("""
                insert into earlier.appointment_request (id, reference, kind, status, name, email, leave_message, best_times,
                    interests, consent_version, language, received_at, version)
                values (gen_random_uuid(), 'REF', 'QUESTION', 'RECEIVED', 'Testperson', 'p@patients.example', false, '[]',
                    '{"conditions": ["CHRONIC_PAIN"], "routes": []}', '1', 'en', now(), 0)""");
        migrate("67.3");
        var kept = database.first("select interests from earlier.appointment_request", row -> row.getBytes(1))
                .orElseThrow();
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("CHRONIC_PAIN");
        assertThat(text(kept, "interests")).contains("CHRONIC_PAIN");
    }

    private String text(byte[] sealed, String column) {
        return cipher.open(sealed, "appointment_request." + column).text().orElseThrow();
    }
}
