package org.stillpoint.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.stillpoint.bench.HttpLoad.Call;
import org.stillpoint.testsupport.ServerFolder;

/** The front desk's work: requests that come in, the queue of those that are open, and people who are looked for. */
final class DeskBench {

    private static final int PATIENTS = 100_000;
    private static final int OPEN = 10_000;
    private static final List<String> SYLLABLES =
            List.of("ba", "de", "fi", "go", "hu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo", "zu");

    private static final List<String> AREAS = List.of("212", "617", "312", "415", "305", "702", "503", "206");

    private static final String COLUMNS = """
            select string_agg(quote_ident(column_name), ', ') from information_schema.columns
             where table_name = 'appointment_request' and table_schema = current_schema()
               and is_generated = 'NEVER' and column_name not in ('id', 'reference', 'received_at')
            """;

    /** Registered without a contact: how to reach people is no part of a search by name. */
    private static final String REGISTER = """
            insert into patient (id, given_name, family_name, date_of_birth, search_name, created_at, version)
            select gen_random_uuid(), name.given, name.family, date '1940-01-01' + n %% 20000, name.given || ' ' || name.family,
                   now(), 0
              from generate_series(1, ?) n
             cross join lateral (select %s as given, %s as family) name
            """;

    private final ServerFolder folder;
    private final HttpLoad load;
    private final Report report;
    private final int seconds;
    private final Random random = new Random(42);
    private final AtomicInteger number = new AtomicInteger();

    DeskBench(ServerFolder folder, HttpLoad load, Report report, int seconds) {
        this.folder = folder;
        this.load = load;
        this.report = report;
        this.seconds = seconds;
    }

    void measure() throws Exception {
        intake();
        queue();
        patients();
    }

    private void intake() throws Exception {
        load.run(8, seconds, this::request);
        var http = load.run(8, seconds, this::request);
        var bare = bareInserts();
        report.add(
                "intake post, 8 clients: limits, linking, sealing, audit",
                "the bare insert: %,.0f/s".formatted(bare.perSecond()),
                "reported",
                "%,.0f/s = %.0f %%, p99 %.1f ms, not 201: %s"
                        .formatted(
                                http.perSecond(),
                                100 * http.perSecond() / bare.perSecond(),
                                http.percentileMillis(99),
                                http.otherThan(201)));
    }

    /** Everybody writes once, from an address of their own. */
    private Call request() {
        int n = number.incrementAndGet();
        return new Call(
                "/v1/appointment-requests",
                """
                {"kind": "APPOINTMENT", "name": "Bench Testperson", "email": "p%d@requests.example", "phone": "+1%s555%04d",
                 "safeToLeaveMessage": false, "interests": {"conditions": [], "routes": []}, "fillSeconds": 60,
                 "message": "I would like to know more about the treatment and what it asks of me.",
                 "consent": {"version": "2026-01", "given": true}, "language": "en"}
                """.formatted(n, AREAS.get(n / 10_000 % AREAS.size()), n % 10_000),
                "10.%d.%d.%d".formatted(n >> 16 & 255, n >> 8 & 255, n & 255));
    }

    /** One row like those that came in, with its indexes and checks, and a commit. */
    private Samples bareInserts() throws Exception {
        try (var database = folder.connect();
                var statement = database.createStatement()) {
            statement.execute("create table bare_request (like appointment_request including all)");
            statement.execute(
                    "create table bare_row as select * from appointment_request order by received_at limit 1");
        }
        var sql = copying("bare_request", "bare_row", "values (gen_random_uuid(), ?, now())");
        return new BareJdbc(folder).run(8, seconds, connection -> {
            try (var insert = connection.prepareStatement(sql)) {
                insert.setString(1, "B" + number.incrementAndGet());
                insert.executeUpdate();
            }
            connection.commit();
            return 1;
        });
    }

    private String copying(String into, String from, String rows) throws SQLException {
        try (var database = folder.connect();
                var statement = database.createStatement();
                var row = statement.executeQuery(COLUMNS)) {
            row.next();
            var columns = row.getString(1);
            return "insert into %s (id, reference, received_at, %s) select n.id, n.reference, n.received_at, %s from %s, (%s) n(id, reference, received_at)"
                    .formatted(into, columns, columns, from, rows);
        }
    }

    private void queue() throws Exception {
        try (var database = folder.connect()) {
            execute(database, "truncate appointment_request cascade");
            var rows =
                    "select gen_random_uuid(), 'Q' || n, now() - n * interval '1 minute' from generate_series(1, %d) n";
            execute(database, copying("appointment_request", "bare_row", rows.formatted(OPEN)));
            execute(database, "vacuum analyze");
        }
        measure("queue of %,d open requests, first page".formatted(OPEN), this::firstPage);
    }

    private Call firstPage() {
        return new Call("/v1/appointment-requests?limit=50", null);
    }

    private void patients() throws Exception {
        try (var database = folder.connect()) {
            try (var register = database.prepareStatement(REGISTER.formatted(name("n"), name("n / 7 + 11")))) {
                register.setInt(1, PATIENTS - History.PATIENTS);
                register.executeUpdate();
            }
            execute(database, "vacuum analyze");
        }
        measure("misspelt name among %,d patients".formatted(PATIENTS), this::misspelt);
    }

    /** A name of three syllables, from a number, in SQL. */
    private static String name(String n) {
        var syllables = "(array['" + String.join("', '", SYLLABLES) + "'])";
        return "%1$s[1 + (%2$s) %% 15] || %1$s[1 + (%2$s) / 15 %% 15] || %1$s[1 + (%2$s) / 225 %% 15]"
                .formatted(syllables, n);
    }

    private Call misspelt() {
        var name =
                new ArrayList<>(List.of(syllable(), syllable(), syllable(), " ", syllable(), syllable(), syllable()));
        name.set(random.nextInt(3), "x");
        return new Call("/v1/patients/searches", "{\"name\": \"%s\"}".formatted(String.join("", name)));
    }

    private String syllable() {
        return SYLLABLES.get(random.nextInt(SYLLABLES.size()));
    }

    /** One by one, and as eight people at once ask it of two processors that serve nobody else. */
    private void measure(String work, Supplier<Call> call) throws InterruptedException {
        load.run(8, 2 * seconds, call);
        for (int clients : List.of(1, 8)) {
            var answers = load.run(clients, seconds, call);
            report.add(
                    work + (clients == 1 ? ", 1 client" : ", 8 clients"),
                    "–",
                    "p99 ≤ 50 ms",
                    "%,.0f/s, median %.1f ms, p99 %.1f ms, not 200: %s"
                            .formatted(
                                    answers.perSecond(),
                                    answers.medianMillis(),
                                    answers.percentileMillis(99),
                                    answers.otherThan(200)));
        }
    }

    private static void execute(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
