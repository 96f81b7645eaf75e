package org.stillpoint.platform;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Set;

/**
 * How the metrics call a request: by its operation, and by nothing that somebody has typed into an address or as its method. That
 * could be an id, or rubbish of which there is no end.
 */
@Singleton
class HttpLabels implements MeterFilter {

    private static final String REQUESTS = "http.server";
    private static final String URI = "uri";
    private static final String METHOD = "method";
    private static final String OTHER = "OTHER";

    /** What the framework says of a request that no operation answers. */
    private static final Set<String> NO_OPERATION =
            Set.of("root", "NOT_FOUND", "REDIRECTION", "UNKNOWN", "/cors-preflight");

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH");

    private final Routes routes;
    private volatile Set<String> uris;

    HttpLabels(Routes routes) {
        this.routes = routes;
    }

    @Override
    public Meter.Id map(Meter.Id id) {
        return id.getName().startsWith(REQUESTS)
                ? id.replaceTags(id.getTags().stream().map(this::known).toList())
                : id;
    }

    private Tag known(Tag tag) {
        return switch (tag.getKey()) {
            case URI -> uris().contains(tag.getValue()) ? tag : Tag.of(URI, OTHER);
            case METHOD -> METHODS.contains(tag.getValue()) ? tag : Tag.of(METHOD, OTHER);
            default -> tag;
        };
    }

    private Set<String> uris() {
        if (uris == null) {
            var all = new HashSet<>(routes.templates());
            all.addAll(NO_OPERATION);
            uris = Set.copyOf(all);
        }
        return uris;
    }
}
