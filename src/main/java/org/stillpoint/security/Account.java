package org.stillpoint.security;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/** Somebody, or another system, that signs in with a user name and a password. */
@Entity
@Table(name = "account")
class Account {

    @Id
    private UUID id;

    private String username;

    @Column(name = "password_hash")
    private String passwordHash;

    private String[] roles;

    private boolean active;

    private long epoch;

    @Column(name = "created_at")
    private Instant createdAt;

    @Version
    private long version;

    protected Account() {}

    static Account named(UUID id, String username, String passwordHash, Set<AccountRole> roles, Instant now) {
        var account = new Account();
        account.id = id;
        account.username = username;
        account.passwordHash = passwordHash;
        account.active = true;
        account.createdAt = now.truncatedTo(ChronoUnit.MICROS);
        account.give(roles);
        return account;
    }

    void give(Set<AccountRole> all) {
        roles = all.stream().sorted().map(Enum::name).toArray(String[]::new);
    }

    /** Ends its tokens too. */
    void deactivate() {
        active = false;
        epoch++;
    }

    void reactivate() {
        active = true;
    }

    /** Ends its tokens too. */
    void changePassword(String newHash) {
        passwordHash = newHash;
        epoch++;
    }

    UUID id() {
        return id;
    }

    String username() {
        return username;
    }

    String passwordHash() {
        return passwordHash;
    }

    Set<AccountRole> roles() {
        var all = EnumSet.noneOf(AccountRole.class);
        Arrays.stream(roles).map(AccountRole::valueOf).forEach(all::add);
        return all;
    }

    boolean active() {
        return active;
    }

    Instant createdAt() {
        return createdAt;
    }

    /** Counts what has ended its tokens: a change of its password, and a deactivation. */
    long epoch() {
        return epoch;
    }

    long version() {
        return version;
    }
}
