package org.stillpoint.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that do something else than they should. */
@DisabledOnOs(OS.WINDOWS)
class PostgresProgramsTest {
    @TempDir
    Path home;

    @Test
    void theVersionIsWhatTheProgramSaysOfItself() throws IOException {
        assertThat(with("postgres", "echo 'postgres (PostgreSQL) 18.6'").majorVersion())
                .isEqualTo("18");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres: error while loading shared libraries: libxml2.so.2: cannot open shared object file",
                "unshare: failed to execute /srv/programs/3fa94b1c/bin/postgres: Permission denied"
            })
    void whatIsSaidByProgramsThatDoNotRunIsNoVersion(String complaint) throws IOException {
        var programs = with("postgres", "echo '" + complaint + "' >&2; exit 127");
        assertThatThrownBy(programs::majorVersion)
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("do not run: " + complaint)
                .hasMessageNotContaining("was made by");
    }

    /** PostgreSQL does so on Windows, when pg_ctl has started it. */
    @Test
    void nobodyWaitsForAProgramThatIsLeftBehindWithTheOutputOfTheOneThatStartedIt() throws IOException {
        var programs = with("pg_ctl", "sleep 60 & echo $!; exit 3");
        var answer = assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> programs.start(home.resolve("start.log"), "pg_ctl"));
        assertThat(answer.exitCode()).isEqualTo(3);
        var leftBehind = ProcessHandle.of(Long.parseLong(answer.text())).orElseThrow();
        assertThat(leftBehind.destroyForcibly()).isTrue();
    }

    private PostgresPrograms with(String program, String script) throws IOException {
        var file = Files.writeString(
                Files.createDirectories(home.resolve("bin")).resolve(program), "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return new PostgresPrograms(home, OrdinaryUser.oneself());
    }
}
