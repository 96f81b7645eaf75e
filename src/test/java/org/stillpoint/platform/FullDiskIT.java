package org.stillpoint.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.ServerFolder;
import org.stillpoint.testsupport.ServerProcess;
import org.stillpoint.testsupport.Wire;
import org.stillpoint.testsupport.Wire.Answer;

/** The disk of the packaged server's database becomes full while it works, and has room again later. */
@Execution(ExecutionMode.CONCURRENT)
class FullDiskIT {

    /** So many patients do not fit into what is allocated already. */
    private static final int ENOUGH = 20_000;

    private ServerFolder folder;

    @BeforeEach
    void prepare() {
        folder = ServerFolder.fresh("full-disk");
    }

    @AfterEach
    void clear() throws IOException {
        folder.close();
    }

    @Test
    void whatIsAcknowledgedStaysAndTheRestIsRefusedUntilThereIsRoom() throws IOException {
        var launch = folder.launch().property("stillpoint.demo", true).onDisk(folder.path(), "size=800m");
        try (var server = launch.start()) {
            var desk = desk(server);
            var filler = onDiskOf(server).resolve("filler");
            fill(filler);
            var acknowledged = new ArrayList<String>();
            var refused = registerUntilRefused(desk, acknowledged);
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.text("type")).endsWith("/busy");
            assertThat(Wire.at(server.url()).get("/q/health/ready").status()).isEqualTo(503);

            Files.delete(filler);
            server.awaitReady();
            acknowledged.add(register(desk).expect(201).text("id"));
            for (var patient : acknowledged) {
                desk.get("/v1/patients/" + patient).expect(200);
            }
        }
    }

    private static Answer registerUntilRefused(Wire desk, List<String> acknowledged) {
        for (int n = 0; n < ENOUGH; n++) {
            var answer = register(desk);
            if (answer.status() != 201) {
                return answer;
            }
            acknowledged.add(answer.text("id"));
        }
        throw new AssertionError("the disk is not full yet");
    }

    private static Answer register(Wire desk) {
        return desk.post("/v1/patients", Office.person());
    }

    private static Wire desk(ServerProcess server) {
        var form = "grant_type=password&username=frontdesk&password=stillpoint-demo";
        var answer = Wire.at(server.url()).post("/v1/auth/token", "application/x-www-form-urlencoded", form);
        return Wire.at(server.url()).as(answer.expect(200).text("access_token"));
    }

    /** What that process sees there, and nobody else. */
    private Path onDiskOf(ServerProcess server) {
        return Path.of(
                "/proc", String.valueOf(server.pid()), "root", folder.path().toString());
    }

    private static void fill(Path file) throws IOException {
        var zeros = new byte[1 << 20];
        try (var filler = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
            while (true) {
                filler.write(zeros);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left on device");
        }
    }
}
