package org.stillpoint.security;

import static org.hamcrest.Matchers.endsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stillpoint.platform.Database;
import org.stillpoint.testsupport.AuditTrail;
import org.stillpoint.testsupport.SignedIn;
import org.stillpoint.testsupport.Wire;

/** The tests' server has accounts, so what only happens without any runs in a transaction that is taken back. */
@QuarkusTest
class SetupTest {

    @Inject
    Setup setup;

    @Inject
    Database database;

    @Inject
    AgroalDataSource source;

    private void withoutAccounts(Runnable work) {
        QuarkusTransaction.begin();
        try {
            database.update("delete from account");
            work.run();
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private static SetUp request(String secret) {
        return new SetUp(secret, "first.manager", "a good long password");
    }

    @Test
    void theSecretMakesTheFirstManagerOnce() {
        withoutAccounts(() -> {
            var secret = setup.newSecret().orElseThrow();
            var account = setup.firstManager(request(secret));
            assertTrue(account.roles().contains(AccountRole.MANAGER));
            assertEquals(List.of("ACCOUNT_CREATED", "SETUP_COMPLETED"), AuditTrail.actions(account.id()));
            assertTrue(setup.newSecret().isEmpty());
            var again = assertThrows(SecurityRefusal.class, () -> setup.firstManager(request(secret)));
            assertEquals(SecurityProblem.ALREADY_SET_UP, again.type());
        });
    }

    @Test
    void aNewSecretTakesThePlaceOfTheOneBefore() {
        withoutAccounts(() -> {
            var first = setup.newSecret().orElseThrow();
            setup.newSecret().orElseThrow();
            var refusal = assertThrows(SecurityRefusal.class, () -> setup.firstManager(request(first)));
            assertEquals(SecurityProblem.SIGN_IN_FAILED, refusal.type());
        });
    }

    @Test
    void thereIsNoSecretWhileThereAreAccounts() {
        assertTrue(setup.newSecret().isEmpty());
        SignedIn.asNobody()
                .body("{\"secret\":\"guess\",\"username\":\"intruder\",\"password\":\"a good long password\"}")
                .post("/v1/setup")
                .then()
                .statusCode(409)
                .body("type", endsWith("/problems/already-set-up"));
    }

    /** It is open to everybody for good: if it took two, as many attempts at once as there are connections would stop the server. */
    @Test
    void anAttemptTakesOneConnectionAtATime() throws SQLException {
        var held = new ArrayList<Connection>();
        try {
            while (held.size()
                    < source.getConfiguration().connectionPoolConfiguration().maxSize() - 1) {
                held.add(source.getConnection());
            }
            Wire.here()
                    .from(SignedIn.newAddress())
                    .with("Idempotency-Key", UUID.randomUUID())
                    .post(
                            "/v1/setup",
                            Map.of("secret", "guess", "username", "intruder", "password", "a good long password"))
                    .expect(409);
        } finally {
            for (var connection : held) {
                connection.close();
            }
        }
    }
}
