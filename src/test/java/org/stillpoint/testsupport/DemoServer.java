package org.stillpoint.testsupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** The packaged server with the demo clinic, started once for all classes that use it. */
public final class DemoServer implements BeforeAllCallback, AutoCloseable {

    private static DemoServer running;

    private ServerFolder folder;
    private ServerProcess process;

    @Override
    public void beforeAll(ExtensionContext context) {
        running = context.getRoot()
                .getStore(Namespace.create(DemoServer.class))
                .computeIfAbsent(DemoServer.class, key -> started(), DemoServer.class);
    }

    private static DemoServer started() {
        TestLogs.listen();
        var server = new DemoServer();
        server.folder = ServerFolder.fresh("demo");
        server.process =
                server.folder.launch().property("stillpoint.demo", true).start();
        return server;
    }

    /** Like {@code http://127.0.0.1:41234}. */
    public static URI url() {
        return running.process.url();
    }

    /** The OpenAPI document that it serves. */
    public static JsonNode contract() throws IOException {
        try (var document = URI.create(url() + "/q/openapi?format=json").toURL().openStream()) {
            return new ObjectMapper().readTree(document);
        }
    }

    @Override
    public void close() throws IOException {
        process.close();
        folder.close();
    }
}
