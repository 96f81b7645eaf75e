package org.stillpoint.security;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A new account.
 *
 * @param username 3 to 64 of letters, digits and . _ @ + -; case does not matter
 * @param password 12 to 72 bytes of UTF-8
 */
public record CreateAccount(
        @NotNull @Pattern(regexp = USERNAME, message = WRONG_USERNAME)
        String username,

        @NotNull
        @Schema(description = Passwords.RULE, minLength = Passwords.FEWEST_CHARACTERS, maxLength = Passwords.LONGEST)
        String password,

        @NotEmpty Set<@NotNull AccountRole> roles) {

    static final String USERNAME = "[A-Za-z0-9][A-Za-z0-9._@+-]{2,63}";
    static final String WRONG_USERNAME =
            "must be 3 to 64 letters, digits or . _ @ + -, and start with a letter or digit";
}
