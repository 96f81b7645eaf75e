package org.stillpoint.clinic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.stillpoint.clinic.SmallClinicFile.TEXT;
import static org.stillpoint.clinic.SmallClinicFile.with;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillpoint.platform.Demo;
import org.stillpoint.testsupport.Overheard;

@QuarkusTest
@TestProfile(OwnClinic.class)
class ClinicStartTest {

    private record Config(Optional<Path> file) implements ClinicConfig {}

    @Inject
    ClinicFileLoading loading;

    @Inject
    AgroalDataSource pool;

    @Inject
    ObjectingGuard guard;

    @Inject
    Clinic clinic;

    @TempDir
    Path folder;

    @AfterEach
    void nobodyObjectsAnyMore() {
        guard.keep("");
    }

    @Test
    void aWrongFileStopsTheStartWithEveryMistake() throws IOException {
        var file = file(with("lanes: 3", "lanes: 33").replace("America/New_York", "Mars/Olympus"));
        assertEquals("""
                Stillpoint can not start: the clinic file %s has 2 mistake(s)
                  line 9, column 5 /sites/0/timeZone: is no time zone of the IANA database such as America/New_York
                  line 21, column 5 /actors/1/lanes: must have a maximum value of 32\
                """.formatted(file), refusal(file));
    }

    @Test
    void aFileThatIsNotThereStopsTheStart() {
        var file = folder.resolve("nowhere.yaml");
        assertEquals("Stillpoint can not start: the clinic file " + file + " is not there", refusal(file));
    }

    @Test
    void aFileThatStrandsAppointmentsIsNotLoadedAndTheServerStartsWithTheClinicAsItWas() throws IOException {
        start(Optional.of(file(TEXT)), false);
        var plan = clinic.plan();
        guard.keep("nurse-1");
        var told = toldAtStart(file(ClinicFileExample.TEXT));
        assertEquals(plan, clinic.plan());
        assertEquals(true, told.startsWith("ERROR The clinic file " + folder.resolve("clinic.yaml")), told);
        assertEquals(true, told.contains("was not loaded, because it would strand what is booked"), told);
        assertEquals(true, told.contains(":\n  APPOINTMENT "), told);
        assertEquals(false, told.contains("SP-1"), told);
    }

    /** As it is after a server's machine has gone: the database gives up what that one was doing, here sooner than usual. */
    @Test
    void whoKeepsThePlanLockedIsWaitedFor() throws Exception {
        try (var vanished = pool.getConnection();
                var statement = vanished.createStatement()) {
            vanished.setAutoCommit(false);
            statement.execute("set idle_in_transaction_session_timeout = '2s'");
            statement.execute("select pg_advisory_xact_lock(" + Clinic.PLAN_LOCK + ")");
            var told = toldAtStart(file(TEXT));
            assertEquals(true, told.contains("somebody is changing the calendar, waiting for them"), told);
            assertEquals(true, told.contains("difference(s), revision"), told);
            assertThrows(SQLException.class, () -> statement.execute("select 1"));
        }
    }

    @Test
    void theDemoIsLoadedWhenNoFileIsConfigured() {
        start(Optional.empty(), true);
        assertEquals(false, clinic.plan().site("harbor").orElseThrow().retired());
    }

    @Test
    void withoutFileAndDemoThePlanStaysAsItWas() throws IOException {
        start(Optional.of(file(TEXT)), false);
        var plan = clinic.plan();
        start(Optional.empty(), false);
        assertEquals(plan, clinic.plan());
    }

    private String toldAtStart(Path file) {
        return String.join("", Overheard.told(ClinicStart.class, () -> start(Optional.of(file), false)));
    }

    private String refusal(Path file) {
        return assertThrows(ConfigurationException.class, () -> start(Optional.of(file), false))
                .getMessage();
    }

    private void start(Optional<Path> file, boolean demo) {
        new ClinicStart(new Config(file), new Demo(demo), loading).load(new StartupEvent());
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("clinic.yaml"), text);
    }
}
