package org.stillpoint.security;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.stillpoint.platform.OneEffect;

@Path("/v1/signing-keys")
@Tag(name = "Manager")
@RunOnVirtualThread
@RolesAllowed(Roles.MANAGER)
public class SigningKeyResource {

    private final SigningKeys keys;

    SigningKeyResource(SigningKeys keys) {
        this.keys = keys;
    }

    /** The key that tokens are signed with from now on. */
    public record SigningKeyView(String kid, OffsetDateTime createdAt) {}

    @POST
    @OneEffect
    @Path("/rotation")
    @Operation(
            operationId = "rotateSigningKey",
            summary = "Sign tokens with a new key; tokens of the old one stay good until they are over")
    public SigningKeyView rotate() {
        var key = keys.rotate();
        return new SigningKeyView(key.kid(), key.createdAt().atOffset(ZoneOffset.UTC));
    }
}
