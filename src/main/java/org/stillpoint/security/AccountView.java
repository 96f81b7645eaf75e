package org.stillpoint.security;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;

/**
 * An account as managers see it.
 *
 * @param roles as they were given; what they include is not spelt out
 */
public record AccountView(
        UUID id, String username, Set<AccountRole> roles, boolean active, OffsetDateTime createdAt, long version) {

    static AccountView of(Account account) {
        return new AccountView(
                account.id(),
                account.username(),
                account.roles(),
                account.active(),
                account.createdAt().atOffset(ZoneOffset.UTC),
                account.version());
    }
}
