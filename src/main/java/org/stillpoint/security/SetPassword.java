package org.stillpoint.security;

import jakarta.validation.constraints.NotNull;

/** A manager gives an account a new password of 12 to 72 bytes. */
public record SetPassword(@NotNull String newPassword) {}
