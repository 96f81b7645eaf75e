package org.stillpoint.platform;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** An endpoint as somebody may write it who forgets to say who may call it. */
@Path("/v1/echo/unsaid")
@RunOnVirtualThread
public class EchoUnsaidResource {

    @GET
    public String read() {
        return "open";
    }
}
