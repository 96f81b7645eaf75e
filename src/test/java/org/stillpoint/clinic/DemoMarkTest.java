package org.stillpoint.clinic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillpoint.platform.Database;

/** In the tests' database, which is a clinic's and has the demo's accounts; each test undoes what it does. */
@QuarkusTest
class DemoMarkTest {

    @Inject
    DemoMark mark;

    @Inject
    Database database;

    @BeforeEach
    void begin() {
        QuarkusTransaction.begin();
    }

    @AfterEach
    void undo() {
        QuarkusTransaction.rollback();
    }

    private boolean isDemo() {
        return database.first("select demo from database_purpose", row -> row.getBoolean(1))
                .orElseThrow();
    }

    private void forget() {
        database.update("delete from database_purpose");
    }

    private void refuses(boolean demo, String reason) {
        assertThatThrownBy(() -> mark.insistOn(demo))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void aClinicsDatabaseIsMarkedByItsFirstStartAndNeverBecomesTheDemos() {
        assertThat(isDemo()).isFalse();
        mark.insistOn(false);
        refuses(true, "this database is a clinic's");
    }

    @Test
    void aDemosDatabaseNeverBecomesAClinics() {
        forget();
        database.update("insert into database_purpose (demo) values (true)");
        mark.insistOn(true);
        refuses(false, "passwords that everybody knows");
    }

    @Test
    void aDemoFromBeforeTheMarkIsFoundByItsPasswords() {
        forget();
        mark.insistOn(true);
        assertThat(isDemo()).isTrue();
    }

    @Test
    void aDemoFromBeforeTheMarkDoesNotStartAsAClinics() {
        forget();
        refuses(false, "passwords that everybody knows");
    }

    @Test
    void aClinicFromBeforeTheMarkDoesNotStartAsTheDemos() {
        forget();
        database.update("update account set active = false");
        refuses(true, "this database is a clinic's");
    }

    @Test
    void aClinicFromBeforeTheMarkStarts() {
        forget();
        database.update("update account set active = false");
        mark.insistOn(false);
        assertThat(isDemo()).isFalse();
    }
}
