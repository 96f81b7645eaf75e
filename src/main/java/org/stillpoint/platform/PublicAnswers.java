package org.stillpoint.platform;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Puts the public notice into the answers of what is {@link ForThePublic}. Staff know it, and get none. */
@Singleton
class PublicAnswers {

    private final Instance<PublicNotice> notice;
    private final CallerScope caller;
    private final ObjectMapper json;

    PublicAnswers(Instance<PublicNotice> notice, CallerScope caller, ObjectMapper json) {
        this.notice = notice;
        this.caller = caller;
        this.json = json;
    }

    /** A body with further members. */
    record Noticed(
            @JsonUnwrapped Object body, @JsonAnyGetter Map<String, Object> members) {}

    @ServerResponseFilter
    void add(ContainerRequestContext request, ContainerResponseContext response, ResourceInfo resource)
            throws IOException {
        var body = response.getEntity();
        if (body == null || body instanceof PublicNotice.Carried || response.getStatus() >= 300) {
            return;
        }
        var method = resource.getResourceMethod();
        if (method == null || !method.isAnnotationPresent(ForThePublic.class) || caller.isStaff()) {
            return;
        }
        var members = notice.get().members(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        response.setEntity(body instanceof byte[] kept ? noticed(kept, members) : new Noticed(body, members));
    }

    /** The kept answer to an earlier request; it has what that request's answer itself said. */
    private byte[] noticed(byte[] kept, Map<String, Object> members) throws IOException {
        if (json.readTree(kept) instanceof ObjectNode body) {
            members.forEach((name, value) -> {
                if (!body.has(name)) {
                    body.set(name, json.valueToTree(value));
                }
            });
            return json.writeValueAsBytes(body);
        }
        return kept;
    }
}
