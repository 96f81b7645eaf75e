package org.stillpoint.clinic;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * A server with a database schema and a clinic of its own, started with the demo's file: loading a whole file retires what
 * the file does not name, and other tests would not like that.
 */
public class OwnClinic implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.flyway.schemas", "own_clinic",
                // extensions are where the first server has put them
                "quarkus.datasource.jdbc.additional-jdbc-properties.currentSchema", "own_clinic,public",
                "stillpoint.clinic.file", "src/main/resources/" + ClinicStart.DEMO_FILE);
    }
}
