package org.stillpoint.security;

import jakarta.validation.constraints.NotNull;

/** Somebody changes their own password; the new one has 12 to 72 bytes. */
public record ChangePassword(
        @NotNull String oldPassword, @NotNull String newPassword) {}
