package org.stillpoint.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.stillpoint.testsupport.ServerFolder;
import org.stillpoint.testsupport.ServerProcess;

/** The packaged server on one folder, with the demo and without. */
class DemoMarkIT {

    private static void refuses(ServerProcess.Launch launch, String reason) {
        try (var server = launch.begin()) {
            assertThat(server.awaitExit()).isEqualTo(1);
            assertThat(server.output()).contains("Stillpoint can not start: " + reason);
            assertThat(server.output()).doesNotContain("Clinic file", "\tat ");
        }
    }

    private static ServerProcess.Launch demo(ServerFolder folder) {
        return folder.launch().property("stillpoint.demo", true);
    }

    @Test
    void aDemosFolderStartsAsTheDemoOnly() throws IOException {
        try (var folder = ServerFolder.ofDemo("demo-mark")) {
            refuses(folder.launch(), "this database is the demo's");
            demo(folder).start().close();
        }
    }

    @Test
    void aClinicsFolderNeverBecomesTheDemos() throws IOException {
        try (var folder = ServerFolder.fresh("clinic-mark")) {
            folder.launch().start().close();
            refuses(demo(folder), "this database is a clinic's");
        }
    }
}
