package org.stillpoint.treatment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Versions of protocols from memory: what a version says never changes, only whether it is retired, which no series minds. */
@ApplicationScoped
class KnownProtocols {

    private final Protocols protocols;
    private final Map<UUID, Protocol> known = new ConcurrentHashMap<>();
    private final Map<Version, Protocol> versions = new ConcurrentHashMap<>();

    KnownProtocols(Protocols protocols) {
        this.protocols = protocols;
    }

    private record Version(String code, int number) {}

    Protocol get(UUID id) {
        return known.computeIfAbsent(id, unknown -> protocols.get(unknown).orElseThrow());
    }

    Protocol version(String code, int version) {
        return versions.computeIfAbsent(
                new Version(code, version),
                unknown -> protocols.version(code, version).orElseThrow());
    }
}
