package org.stillpoint.security;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.platform.Cursor;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.NotFound;

@ApplicationScoped
class Accounts implements PanacheRepositoryBase<Account, UUID> {

    private static final Sort OLDEST_FIRST = Sort.by("createdAt", "id");

    private final Database database;

    Accounts(Database database) {
        this.database = database;
    }

    /** User names differ by more than upper and lower case. */
    static String normal(String username) {
        return username.strip().toLowerCase(Locale.ROOT);
    }

    Optional<Account> named(String username) {
        return find("username", normal(username)).firstResultOptional();
    }

    Account existing(UUID id) {
        return findByIdOptional(id).orElseThrow(NotFound::new);
    }

    List<Account> after(Optional<Cursor> cursor, int limit) {
        var found = cursor.isEmpty()
                ? findAll(OLDEST_FIRST)
                : find(
                        "(createdAt, id) > (?1, ?2)",
                        OLDEST_FIRST,
                        cursor.get().at(),
                        cursor.get().id());
        return found.page(0, limit).list();
    }

    /** Locks the active managers, so that two of them can not take each other's role away at once. */
    boolean isLastManager(UUID id) {
        var managers = database.list(
                "select id from account where active and 'MANAGER' = any(roles) order by id for update",
                row -> row.getObject(1, UUID.class));
        return managers.equals(List.of(id));
    }
}
