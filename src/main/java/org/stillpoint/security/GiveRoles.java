package org.stillpoint.security;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.Set;

/** All the roles that an account shall have from now on. */
public record GiveRoles(@NotEmpty Set<@NotNull AccountRole> roles) {}
