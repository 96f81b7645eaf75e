package org.stillpoint.security;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A manager gives an account a new password of 12 to 72 bytes. */
public record SetPassword(
        @NotNull
        @Schema(description = Passwords.RULE, minLength = Passwords.FEWEST_CHARACTERS, maxLength = Passwords.LONGEST)
        String newPassword) {}
