package org.stillpoint.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.stillpoint.testsupport.ServerFolder;
import org.stillpoint.testsupport.ServerProcess;
import org.stillpoint.testsupport.Wire;

/** The packaged server with its master key, without it, and with another. */
@Execution(ExecutionMode.CONCURRENT)
class MasterKeyIT {

    private static final String OTHER = Base64.getEncoder().encodeToString(new byte[32]);

    private ServerFolder folder;

    @AfterEach
    void clear() throws IOException {
        if (folder != null) {
            folder.close();
        }
    }

    private ServerProcess.Launch demo() {
        return folder.launch().property("stillpoint.demo", true);
    }

    private static Wire manager(URI server) {
        var form = "grant_type=password&username=manager&password="
                + URLEncoder.encode("stillpoint-demo", StandardCharsets.UTF_8);
        var token = Wire.at(server)
                .post("/v1/auth/token", "application/x-www-form-urlencoded", form)
                .expect(200)
                .text("access_token");
        return Wire.at(server).as(token);
    }

    private static void block(Wire manager) {
        manager.post(
                        "/v1/actors/harbor-nurse-1/blocks",
                        Map.of(
                                "start",
                                "2031-03-03T22:00:00Z",
                                "end",
                                "2031-03-03T22:30:00Z",
                                "kind",
                                "LEAVE",
                                "note",
                                "Beispiel"))
                .expect(201);
    }

    private static JsonNode blocked(Wire manager) {
        return manager.get("/v1/actors/harbor-nurse-1/blocks?limit=200")
                .expect(200)
                .body();
    }

    private static void refuses(ServerProcess.Launch launch, String reason) {
        try (var server = launch.begin()) {
            assertThat(server.awaitExit()).isEqualTo(1);
            assertThat(server.output()).contains("Stillpoint can not start: " + reason);
            assertThat(server.output()).doesNotContain("\tat ");
        }
    }

    @Test
    void aLostOrForeignMasterKeyStopsTheStartAndTheRightOneReadsOn() throws IOException {
        folder = ServerFolder.ofDemo("lost-key");
        try (var server = demo().start()) {
            block(manager(server.url()));
        }
        var key = Files.readString(folder.masterKey());
        Files.delete(folder.masterKey());
        refuses(demo(), "the master key file " + folder.masterKey() + " is not there");
        Files.writeString(folder.masterKey(), OTHER);
        refuses(demo(), "the master key is not the one that this database was sealed with");
        Files.writeString(folder.masterKey(), key);
        try (var server = demo().start()) {
            assertThat(blocked(manager(server.url())).findValuesAsText("note")).contains("Beispiel");
            assertThat(server.output()).doesNotContain(key.strip());
        }
    }

    @Test
    void anotherMasterKeyTakesOverInOneStart() throws IOException {
        folder = ServerFolder.ofDemo("another-key");
        try (var server = demo().start()) {
            block(manager(server.url()));
            manager(server.url()).post("/v1/encryption-keys/rotation", Map.of()).expect(200);
        }
        var environment = "STILLPOINT_ENCRYPTION_MASTER_KEY";
        refuses(demo().environment(environment, OTHER), "the master key is not the one");
        try (var server = demo().environment(environment, OTHER)
                .property("stillpoint.encryption.previous-master-key-file", folder.masterKey())
                .start()) {
            assertThat(blocked(manager(server.url())).findValuesAsText("note")).contains("Beispiel");
        }
        refuses(demo(), "the master key is not the one");
        try (var server = demo().environment(environment, OTHER).start()) {
            assertThat(blocked(manager(server.url())).findValuesAsText("note")).contains("Beispiel");
        }
    }

    @Test
    void aDatabaseOfOnesOwnNeedsAMasterKey() {
        folder = ServerFolder.ofClinic("no-key");
        try (var _ = folder.launch().start()) {
            refuses(
                    folder.launch()
                            .property("stillpoint.data-folder", folder.path().resolve("unused"))
                            .environment("QUARKUS_DATASOURCE_JDBC_URL", folder.url())
                            .environment("QUARKUS_DATASOURCE_USERNAME", "stillpoint")
                            .environment("QUARKUS_DATASOURCE_PASSWORD", folder.password()),
                    "no master key is configured, which seals sensitive columns. Make one with 'openssl rand -base64 32'");
        }
    }
}
