package org.stillpoint.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The script {@code mvnw} where it finds nothing but what a test has put there. It is told to look for a JDK 1000, so that none that
 * is really installed is one.
 */
@DisabledOnOs(OS.WINDOWS)
class MavenScriptTest {
    private static final List<String> TOOLS = List.of(
            "sed", "tail", "dirname", "mkdir", "mktemp", "mv", "rm", "chmod", "cut", "cat", "sha512sum", "shasum");

    @TempDir
    Path home;

    private final Map<String, String> environment = new HashMap<>();

    private record Run(int code, String said) {}

    @BeforeEach
    void prepare() throws IOException {
        var script = Files.readString(Path.of("mvnw"));
        assertThat(script).contains("\nJDK=25\n");
        Files.writeString(home.resolve("mvnw"), script.replace("\nJDK=25\n", "\nJDK=1000\n"));
        var tools = Files.createDirectory(home.resolve("tools"));
        for (var folder : List.of("/usr/bin", "/bin")) {
            for (var tool : TOOLS) {
                var program = Path.of(folder, tool);
                if (Files.exists(program) && Files.notExists(tools.resolve(tool))) {
                    executable(tools.resolve(tool), "#!/bin/sh\nexec " + program + " \"$@\"\n");
                }
            }
        }
        environment.put("HOME", home.toString());
        environment.put("PATH", home.resolve("bin") + ":" + tools);
        environment.put("MAVEN_USER_HOME", home.resolve("cache").toString());
    }

    @Test
    void javaHomeIsTakenWhereItIsNewEnough() throws Exception {
        var wanted = jdk("wanted", 1000);
        environment.put("JAVA_HOME", wanted);
        java(jdk("other", 1001));
        maven("3.9.0");
        assertThat(run()).isEqualTo(new Run(0, "verify -q on " + wanted));
    }

    @Test
    void elseTheJavaOnThePathIs() throws Exception {
        var wanted = jdk("wanted", 1000);
        environment.put("JAVA_HOME", jdk("old", 999));
        java(wanted);
        jdk(".jdks/newer", 1001);
        maven("3.9.0");
        assertThat(run()).isEqualTo(new Run(0, "verify -q on " + wanted));
    }

    @Test
    void elseTheNewestThatIsInstalledAnywhere() throws Exception {
        environment.put("JAVA_HOME", jdk("old", 999));
        java(jdk("older", 17));
        jdk(".sdkman/candidates/java/1000-tem", 1000);
        var wanted = jdk(".sdkman/candidates/java/1002-tem", 1002);
        jdk(".jdks/openjdk-1001", 1001);
        Files.delete(Path.of(jdk(".jdks/no-compiler", 1003)).resolve("bin/javac"));
        maven("3.9.0");
        assertThat(run()).isEqualTo(new Run(0, "verify -q on " + wanted));
    }

    @Test
    void withoutAnyItSaysInOneLineWhatToInstall() throws Exception {
        var wanted = "mvnw: install a JDK 1000 or newer, or let JAVA_HOME name one";
        maven("3.9.0");
        assertThat(run()).isEqualTo(new Run(1, wanted));
        var old = jdk("old", 999);
        environment.put("JAVA_HOME", old);
        assertThat(run()).isEqualTo(new Run(1, wanted + " (it names " + old + ")"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.9.0", "3.9.16", "3.10.1", "4.0.0-rc-5"})
    void aMavenThatIsNewEnoughIsTaken(String version) throws Exception {
        var wanted = someJdk();
        maven(version);
        assertThat(run()).isEqualTo(new Run(0, "verify -q on " + wanted));
        assertThat(home.resolve("cache")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.2.1", "3.6.3", "3.8.9"})
    void anOlderOneFetchesTheOneThatIsKeptOnce(String version) throws Exception {
        var wanted = someJdk();
        program("mvn", """
                for each; do
                  case $each in
                    --version) echo 'Apache Maven %s'; exit;;
                    -Dartifact=*) artifact=${each#-Dartifact=org.apache.maven:apache-maven:};;
                    -DoutputDirectory=*) folder=${each#*=};;
                  esac
                done
                echo 'unpacking'
                kept=$folder/apache-maven-${artifact%%:zip:bin}/bin
                mkdir -p "$kept"
                printf '#!/bin/sh\\necho "the kept one: $* on $JAVA_HOME"\\n' > "$kept/mvn"
                chmod +x "$kept/mvn"
                """.formatted(version));
        assertThat(run().said())
                .contains("fetching Maven", "unpacking")
                .endsWith("the kept one: verify -q on " + wanted);
        assertThat(run()).isEqualTo(new Run(0, "the kept one: verify -q on " + wanted));
        try (var kept = Files.walk(home.resolve("cache"))) {
            assertThat(kept.filter(Files::isRegularFile)).hasSize(1);
        }
    }

    @Test
    void withNothingToFetchMavenWithItSaysWhatToInstall() throws Exception {
        someJdk();
        assertThat(run().said())
                .endsWith("mvnw: to download Maven, install curl or wget; or install Maven 3.9 or newer");
        assertThat(run().code()).isEqualTo(1);
    }

    /** Older than 3.6.3 the plugin does not run at all; without the network nothing is fetched through it. */
    @Test
    void whatAnOlderMavenCanNotFetchComesFromTheArchive() throws Exception {
        someJdk();
        program("mvn", "case \"$*\" in *--version*) echo 'Apache Maven 3.6.0';; *) echo unusable >&2; exit 1;; esac\n");
        program("curl", "while [ \"$1\" != --output ]; do shift; done; echo no archive > \"$2\"\n");
        var run = run();
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.said()).contains("unusable").contains("does not match its checksum");
        try (var kept = Files.walk(home.resolve("cache"))) {
            assertThat(kept.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void withoutEitherTheReasonIsSaid() throws Exception {
        someJdk();
        program("mvn", "case \"$*\" in *--version*) echo 'Apache Maven 3.6.0';; *) exit 1;; esac\n");
        program("curl", "exit 6\n");
        assertThat(run().said()).contains("could not download Maven");
    }

    private Run run() throws IOException, InterruptedException {
        var start = new ProcessBuilder("/bin/sh", home.resolve("mvnw").toString(), "verify", "-q")
                .redirectErrorStream(true);
        start.environment().clear();
        start.environment().putAll(environment);
        var process = start.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), said.strip());
    }

    private void program(String name, String script) throws IOException {
        executable(home.resolve("bin").resolve(name), "#!/bin/sh\n" + script);
    }

    private void maven(String version) throws IOException {
        program(
                "mvn",
                "case $* in *--version) echo 'Apache Maven " + version
                        + " (4711)';; *) echo \"$* on $JAVA_HOME\";; esac\n");
    }

    private void java(String javaHome) throws IOException {
        program("java", "echo '    java.home = " + javaHome + "' >&2\n");
    }

    private String someJdk() throws IOException {
        environment.put("JAVA_HOME", jdk("some-jdk", 1000));
        return environment.get("JAVA_HOME");
    }

    private String jdk(String folder, int version) throws IOException {
        var jdk = home.resolve(folder);
        executable(jdk.resolve("bin/javac"), "");
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"Example\"\nJAVA_VERSION=\"" + version + ".0.1\"\n");
        return jdk.toString();
    }

    private static void executable(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        assertThat(Files.writeString(file, text).toFile().setExecutable(true)).isTrue();
    }
}
