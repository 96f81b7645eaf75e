package org.stillpoint.clinic;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import jakarta.transaction.Transactional;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.Demo;
import org.stillpoint.security.DemoAccounts;

/**
 * Keeps the demo and the clinics apart, wherever their databases are: the first start on a database marks it, and a later one of
 * the other kind is refused before it loads or serves anything.
 */
@ApplicationScoped
@Transactional
class DemoMark {

    private static final String MARKED = "select demo from database_purpose";

    private static final String MARK = "insert into database_purpose (demo) values (?) on conflict do nothing";

    /** Not by its patients: one row of them comes with the schema and is nobody. */
    private static final String IN_USE = "select 1 where exists (select from account) or exists (select from site)";

    private final Database database;
    private final DemoAccounts accounts;
    private final Demo demo;

    DemoMark(Database database, DemoAccounts accounts, Demo demo) {
        this.database = database;
        this.accounts = accounts;
        this.demo = demo;
    }

    void check(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE - 100) StartupEvent start) {
        insistOn(demo.isOn());
    }

    void insistOn(boolean wantsDemo) {
        if (marked(wantsDemo) == wantsDemo) {
            return;
        }
        throw new ConfigurationException(
                wantsDemo
                        ? "Stillpoint can not start: this database is a clinic's, so it can not become the demo's. Start without"
                                + " stillpoint.demo, or give the demo a database of its own."
                        : "Stillpoint can not start: this database is the demo's, with passwords that everybody knows. Give the"
                                + " clinic a database of its own, or start with -Dstillpoint.demo=true.");
    }

    private boolean marked(boolean wantsDemo) {
        var known = database.first(MARKED, row -> row.getBoolean(1));
        if (known.isPresent()) {
            return known.get();
        }
        database.update(MARK, looksLikeDemo(wantsDemo));
        return database.first(MARKED, row -> row.getBoolean(1)).orElseThrow();
    }

    /** Of a database that nobody has marked: one that nobody uses becomes what is wanted, and older demos have no mark. */
    private boolean looksLikeDemo(boolean wantsDemo) {
        return database.first(IN_USE, row -> true).isEmpty() ? wantsDemo : accounts.haveKnownPassword();
    }
}
