package org.stillpoint.treatment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.stillpoint.clinic.FileNode;

/** The protocols that come with the program. */
final class ShippedProtocols {

    static final String RESOURCE = "treatment/protocols.yaml";

    private static final FileNode FILE = FileNode.ofYaml(bytes());

    private ShippedProtocols() {}

    static FileNode file() {
        return FILE;
    }

    static List<Protocol> all() {
        return FILE.items(ProtocolSection.NAME).stream()
                .map(ProtocolReader::read)
                .toList();
    }

    static byte[] bytes() {
        try (var file = ShippedProtocols.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            return Objects.requireNonNull(file).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
