package org.stillpoint.platform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.stillpoint.testsupport.TestClock;

@QuarkusTest
class DatabaseAnswersTest {

    private static final String DOWN = "checks.findAll { it.status == 'DOWN' }";

    @Inject
    AgroalDataSource source;

    @Inject
    TestClock clock;

    private List<Connection> all() throws SQLException {
        var connections = new ArrayList<Connection>();
        for (int n = source.getConfiguration().connectionPoolConfiguration().maxSize(); n > 0; n--) {
            connections.add(source.getConnection());
        }
        return connections;
    }

    @Test
    void whatIsNotReadyTellsNoNamesOfOurClassesAndNotWhatTheDriverSays() throws SQLException {
        // The plan is compared with the database's only when it is some seconds old.
        clock.advance(Duration.ofMinutes(1));
        var held = all();
        String told;
        try {
            told = given().get("/q/health")
                    .then()
                    .statusCode(503)
                    .body(DOWN + ".name", containsInAnyOrder("database", "clinic"))
                    .body(
                            DOWN + ".find { it.name == 'database' }.data",
                            equalTo(Map.of("reason", "it does not answer")))
                    .extract()
                    .asString();
        } finally {
            for (var connection : held) {
                connection.close();
            }
        }
        assertThat(told).doesNotContain("org.", "jdbc", "Exception", "rootCause");
        given().get("/q/health").then().statusCode(200).body(DOWN, equalTo(List.of()));
    }
}
