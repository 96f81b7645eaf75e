package org.stillpoint.platform;

import static io.restassured.RestAssured.given;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The pages that the start notice sends people to. */
@QuarkusTest
class StartNoticeTest {
    @Test
    void swaggerUiIsServed() {
        given().get("/q/swagger-ui/").then().statusCode(200);
    }

    @Test
    void theServerIsReadyOnTheEmbeddedDatabase() {
        given().get("/q/health/ready").then().statusCode(200);
    }
}
