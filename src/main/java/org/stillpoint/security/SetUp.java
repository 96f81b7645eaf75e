package org.stillpoint.security;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The first manager of a new installation.
 *
 * @param secret as the server printed it when it started
 * @param password 12 to 72 bytes of UTF-8
 */
public record SetUp(
        @NotNull String secret,

        @NotNull @Pattern(regexp = CreateAccount.USERNAME, message = CreateAccount.WRONG_USERNAME)
        String username,

        @NotNull
        @Schema(description = Passwords.RULE, minLength = Passwords.FEWEST_CHARACTERS, maxLength = Passwords.LONGEST)
        String password) {}
