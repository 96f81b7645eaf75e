package org.stillpoint.clinic;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.Demo;

/**
 * Loads the clinic file when the server starts, before anything else looks at the plan. A wrong file stops the start. One that would
 * strand what is booked does not: the clinic as it was last loaded is a good one, and better served than by no server at all because
 * a machine was restarted at night after somebody had loaded another file by day.
 */
@ApplicationScoped
class ClinicStart {

    static final String DEMO_FILE = "clinic/demo.yaml";

    private static final Logger LOG = Logger.getLogger(ClinicStart.class);
    private static final String AUTHOR = "start";

    /** Each waits as long as one waits for a lock: twice what the database takes to give up a server that has vanished. */
    private static final int TRIES = 14;

    private final ClinicConfig config;
    private final Demo demo;
    private final ClinicFileLoading loading;

    ClinicStart(ClinicConfig config, Demo demo, ClinicFileLoading loading) {
        this.config = config;
        this.demo = demo;
        this.loading = loading;
    }

    void load(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent start) {
        if (config.file().isPresent()) {
            var file = config.file().get();
            load(file.toString(), bytes(file));
        } else if (demo.isOn()) {
            load(DEMO_FILE, demoFile());
        } else {
            LOG.info("No clinic file is configured (stillpoint.clinic.file): the clinic is as it was last loaded");
        }
    }

    private void load(String name, byte[] bytes) {
        try {
            var outcome = loaded(name, bytes, TRIES);
            LOG.infof(
                    "Clinic file %s: %d difference(s), revision %d",
                    name, outcome.differences().size(), outcome.revision());
        } catch (ClinicFileInvalid invalid) {
            throw stop(name, "has " + invalid.errors().size() + " mistake(s)", invalid.errors());
        } catch (ChangeStrandsAppointments stranding) {
            LOG.errorf(
                    "The clinic file %s was not loaded, because it would strand what is booked. The clinic goes on as it was last"
                            + " loaded. Configure the file that was loaded last (GET /v1/clinic-file), or see to these first:%s",
                    name, list(ids(stranding.blockers())));
        }
    }

    private PlanOutcome loaded(String name, byte[] bytes, int tries) {
        try {
            return loading.load(bytes, AUTHOR);
        } catch (Database.Failure failure) {
            if (tries == 1 || !failure.isWorthAnotherTry()) {
                throw failure;
            }
            LOG.infof("Clinic file %s: somebody is changing the calendar, waiting for them", name);
            return loaded(name, bytes, tries - 1);
        }
    }

    /** Ids only: when somebody has an appointment is nobody's business who reads a log. */
    private static List<String> ids(List<PlanGuard.Stranded> blockers) {
        return blockers.stream()
                .map(blocker -> blocker.kind() + " " + blocker.id() + ": " + blocker.why())
                .toList();
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw stop(file.toString(), "is not there", List.of());
        } catch (IOException e) {
            throw stop(file.toString(), "can not be read", List.of(e.getMessage()));
        }
    }

    static byte[] demoFile() {
        try (var file = ClinicStart.class.getClassLoader().getResourceAsStream(DEMO_FILE)) {
            return Objects.requireNonNull(file).readAllBytes();
        } catch (IOException e) {
            throw stop(DEMO_FILE, "can not be read", List.of(e.getMessage()));
        }
    }

    /** Of this kind, whose message alone is printed: the stack would only hide what is wrong with the file. */
    private static ConfigurationException stop(String file, String reason, List<?> lines) {
        return new ConfigurationException(
                "Stillpoint can not start: the clinic file " + file + " " + reason + list(lines));
    }

    private static String list(List<?> lines) {
        return lines.stream().map(line -> "\n  " + line).collect(Collectors.joining());
    }
}
