package org.stillpoint.platform;

import io.quarkus.runtime.configuration.ConfigUtils;
import java.nio.file.Path;
import java.util.List;

/**
 * What must be known before Quarkus boots, read from the same sources: system properties, environment, application.properties.
 *
 * @param demo {@code stillpoint.demo}: the demo clinic, with passwords that everybody knows
 * @param databaseConfigured whether {@code quarkus.datasource.jdbc.url} names a database, so that none is embedded
 * @param masterKeyConfigured whether {@code stillpoint.encryption} says where the master key is
 * @param dataFolder {@code stillpoint.data-folder}: where the embedded PostgreSQL keeps everything; by default
 *     {@code ~/.stillpoint/data}, for the demo {@code ~/.stillpoint/demo}
 * @param programsFolder {@code stillpoint.programs-folder}: where its programs are unpacked; by default inside the data folder
 */
public record BootSettings(
        boolean demo, boolean databaseConfigured, boolean masterKeyConfigured, Path dataFolder, Path programsFolder) {
    private static final List<String> MASTER_KEYS = List.of("master-key", "master-key-file", "kms-key-uri");

    /** Beside the embedded database and not in it. */
    public Path ownMasterKeyFile() {
        return dataFolder.resolve("master-key");
    }

    public static BootSettings read() {
        // Not registered as the application's configuration: Quarkus makes that one itself, a moment later.
        var config = ConfigUtils.configBuilder().build();
        boolean demo = config.getOptionalValue("stillpoint.demo", Boolean.class).orElse(false);
        // A clinic must never start on what a demo left behind, nor the other way round: each has a folder of its own,
        // and where a folder or a database is configured the mark in it decides (DemoMark).
        var name = demo ? "demo" : "data";
        var dataFolder = config.getOptionalValue("stillpoint.data-folder", Path.class)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".stillpoint", name))
                .toAbsolutePath()
                .normalize();
        return new BootSettings(
                demo,
                config.getOptionalValue("quarkus.datasource.jdbc.url", String.class)
                        .isPresent(),
                MASTER_KEYS.stream()
                        .anyMatch(key -> config.getOptionalValue("stillpoint.encryption." + key, String.class)
                                .isPresent()),
                dataFolder,
                config.getOptionalValue("stillpoint.programs-folder", Path.class)
                        .map(folder -> folder.toAbsolutePath().normalize())
                        .orElseGet(() -> dataFolder.resolve("programs")));
    }
}
