package org.stillpoint.platform;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OperatingSystemTest {

    private static final Path FOLDER = Path.of("/srv/stillpoint/database/cluster");
    private static final Optional<String> POSTGRES = Optional.of("/opt/homebrew/bin/postgres");

    /** Beyond all that there are, so that nobody sees where it works. */
    private static final long UNSEEN = 1L << 40;

    private static ProcessHandle process(Optional<String> command, Optional<String[]> arguments) {
        var info = told(ProcessHandle.Info.class, Map.of("command", command, "arguments", arguments));
        return told(ProcessHandle.class, Map.of("pid", UNSEEN, "isAlive", true, "info", info));
    }

    private static <T> T told(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                OperatingSystemTest.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answers.get(method.getName())));
    }

    private static Optional<String[]> arguments(String... words) {
        return Optional.of(words);
    }

    @Test
    void aPostgresOfAnotherFolderIsNotOurs() {
        assertFalse(OperatingSystem.worksIn(process(POSTGRES, arguments("-D", "/opt/homebrew/var/postgres")), FOLDER));
        assertFalse(OperatingSystem.worksIn(process(POSTGRES, arguments()), FOLDER));
    }

    @Test
    void whatWasStartedOnOurFolderIsOurs() {
        assertTrue(OperatingSystem.worksIn(process(POSTGRES, arguments("-D", FOLDER.toString(), "-p", "1")), FOLDER));
        assertTrue(OperatingSystem.worksIn(process(Optional.empty(), arguments("-D", FOLDER.toString())), FOLDER));
    }

    @Test
    void whereNoArgumentsAreToldTheNameDecides() {
        assertTrue(OperatingSystem.worksIn(process(POSTGRES, Optional.empty()), FOLDER));
        assertFalse(OperatingSystem.worksIn(process(Optional.of("/usr/bin/less"), Optional.empty()), FOLDER));
        assertFalse(OperatingSystem.worksIn(process(Optional.empty(), Optional.empty()), FOLDER));
    }
}
