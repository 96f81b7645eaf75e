package org.stillpoint.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class PrivateFilesTest {
    @TempDir
    Path folder;

    /** Whoever has to run PostgreSQL for root gets through them, as through any folder that root makes. */
    @Test
    void onlyTheFolderItselfIsPrivateAndNotThoseMadeAboveIt() throws IOException {
        var ordinary = mode(Files.createDirectory(folder.resolve("ordinary")));
        PrivateFiles.createFolder(folder.resolve("srv/stillpoint/data"));
        assertThat(mode(folder.resolve("srv"))).isEqualTo(ordinary);
        assertThat(mode(folder.resolve("srv/stillpoint"))).isEqualTo(ordinary);
        assertThat(mode(folder.resolve("srv/stillpoint/data"))).isEqualTo("rwx------");
    }

    @Test
    void aFolderThatIsThereKeepsItsMode() throws IOException {
        var there = Files.createDirectory(folder.resolve("there"));
        var mode = mode(there);
        PrivateFiles.createFolder(there);
        assertThat(mode(there)).isEqualTo(mode);
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
