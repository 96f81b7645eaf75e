package org.stillpoint.platform;

import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import org.jboss.logging.Logger;

/** Tells whoever started the server where to go first. */
@ApplicationScoped
class StartNotice {
    private static final Logger LOG = Logger.getLogger(StartNotice.class);

    private final Demo demo;

    StartNotice(Demo demo) {
        this.demo = demo;
    }

    void announce(@ObservesAsync HttpServerStart start) {
        var port = start.options().getPort();
        if (port > 0) {
            LOG.infof("Swagger UI: http://localhost:%d/q/swagger-ui", port);
        }
        if (demo.isOn()) {
            LOG.info(
                    "This is the demo: Authorize as frontdesk, nurse, prescriber or manager, password stillpoint-demo. "
                            + "It answers to this machine only.");
        }
    }
}
