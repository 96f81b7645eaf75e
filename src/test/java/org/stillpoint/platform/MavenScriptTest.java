package org.stillpoint.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code mvnw} where it finds an {@code mvn} that can not fetch the one that is needed. */
@DisabledOnOs(OS.WINDOWS)
class MavenScriptTest {

    @TempDir
    Path home;

    private void program(String name, String script) throws IOException {
        var file =
                Files.writeString(Files.createDirectories(home.resolve("bin")).resolve(name), "#!/bin/sh\n" + script);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private String fetching() throws IOException, InterruptedException {
        var script = Path.of("mvnw").toAbsolutePath().toString();
        var start = new ProcessBuilder("/bin/sh", script, "--version").redirectErrorStream(true);
        start.environment().put("PATH", home.resolve("bin") + ":/usr/bin:/bin");
        start.environment().put("JAVA_HOME", System.getProperty("java.home"));
        start.environment().put("MAVEN_USER_HOME", home.resolve("cache").toString());
        var process = start.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(1);
        return said;
    }

    /** Older than 3.6.3 the plugin does not run at all; without the network nothing is fetched through it. */
    @Test
    void whatAnOlderMavenCanNotFetchComesFromTheArchive() throws Exception {
        program("mvn", "case \"$*\" in *--version*) echo 'Apache Maven 3.6.0';; *) echo unusable >&2; exit 1;; esac\n");
        program("curl", "while [ \"$1\" != --output ]; do shift; done; echo no archive > \"$2\"\n");
        assertThat(fetching()).contains("unusable").contains("does not match its checksum");
        try (var kept = Files.walk(home.resolve("cache"))) {
            assertThat(kept.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void withoutEitherTheReasonIsSaid() throws Exception {
        program("mvn", "case \"$*\" in *--version*) echo 'Apache Maven 3.6.0';; *) exit 1;; esac\n");
        program("curl", "exit 6\n");
        assertThat(fetching()).contains("could not download Maven");
    }
}
