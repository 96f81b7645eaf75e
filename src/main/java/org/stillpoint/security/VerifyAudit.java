package org.stillpoint.security;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an earlier verification has told and somebody has kept: without it, rows that were cut off at an end can not be missed. */
public record VerifyAudit(
        @Schema(description = "The `chains` of an earlier verification, kept outside of the database") @Size(max = 32)
        List<@NotNull @Valid ChainHead> heads) {

    /** The last row of one chain; {@code head} is its hash. */
    public record ChainHead(
            @NotNull @Min(0) @Max(31) Integer chain,

            @NotNull @Min(1) Long number,

            @NotNull @Pattern(regexp = "[0-9a-f]{64}", message = "must be 64 hexadecimal digits")
            String head) {}

    Optional<ChainHead> head(int chain) {
        return heads == null
                ? Optional.empty()
                : heads.stream().filter(head -> head.chain() == chain).findFirst();
    }
}
