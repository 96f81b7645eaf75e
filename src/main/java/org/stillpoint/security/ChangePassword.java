package org.stillpoint.security;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody changes their own password; the new one has 12 to 72 bytes. */
public record ChangePassword(
        @NotNull String oldPassword,

        @NotNull
        @Schema(description = Passwords.RULE, minLength = Passwords.FEWEST_CHARACTERS, maxLength = Passwords.LONGEST)
        String newPassword) {}
