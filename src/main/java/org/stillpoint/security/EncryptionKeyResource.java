package org.stillpoint.security;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.stillpoint.platform.EncryptionKeys.EncryptionKey;
import org.stillpoint.platform.MayBeAbsent;
import org.stillpoint.platform.OneEffect;
import org.stillpoint.platform.Page;

@Path("/v1/encryption-keys")
@Tag(name = "Manager")
@RunOnVirtualThread
@RolesAllowed(Roles.MANAGER)
public class EncryptionKeyResource {

    private final EncryptionKeyDesk desk;

    EncryptionKeyResource(EncryptionKeyDesk desk) {
        this.desk = desk;
    }

    /** A key that seals sensitive columns. */
    public record EncryptionKeyView(
            String id,
            OffsetDateTime createdAt,

            @Schema(description = "Values are sealed with it from now on")
            boolean primary,

            @Schema(description = "How many values are sealed with it")
            long values,

            @Schema(description = "When everything that can be read had been sealed with a newer one") @MayBeAbsent
            OffsetDateTime emptiedAt) {

        static EncryptionKeyView of(EncryptionKey key) {
            return new EncryptionKeyView(
                    Long.toString(key.id()),
                    at(key.createdAt()),
                    key.primary(),
                    key.values(),
                    key.emptiedAt().map(EncryptionKeyView::at).orElse(null));
        }

        private static OffsetDateTime at(Instant moment) {
            return moment.atOffset(ZoneOffset.UTC);
        }
    }

    @GET
    @Operation(
            operationId = "listEncryptionKeys",
            summary = "List the keys that seal sensitive columns, the newest first, and how much each has sealed")
    public Page<EncryptionKeyView> list() {
        return desk.list();
    }

    @POST
    @OneEffect
    @Path("/rotation")
    @Operation(
            operationId = "rotateEncryptionKey",
            summary = "Seal with a new key, and seal anew in the background what older ones have sealed")
    public EncryptionKeyView rotate() {
        return desk.rotate();
    }
}
