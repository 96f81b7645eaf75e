package org.stillpoint.bench;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.postgresql.PGConnection;

/**
 * Appointments that were booked before the bench began, written by COPY: 32 a day and site, 6 treatment sessions in two of the
 * rooms and 26 consultations in the other two, so that a day is well filled and still has room.
 */
final class History {

    static final int PATIENTS = 20_000;

    private static final int A_DAY = 32;
    private static final int SESSIONS_A_DAY = 6;

    private final Connection database;
    private final Map<String, UUID> actors = new HashMap<>();
    private final Map<String, UUID> sites = new HashMap<>();
    private final Map<String, UUID> services = new HashMap<>();
    private StringBuilder appointmentRows = new StringBuilder();
    private StringBuilder claimRows = new StringBuilder();
    private int number;

    History(Connection database) throws SQLException {
        this.database = database;
        read("select code, id from actor", actors);
        read("select code, id from site", sites);
        read("select code, id from service", services);
    }

    private void read(String sql, Map<String, UUID> into) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                into.put(rows.getString(1), rows.getObject(2, UUID.class));
            }
        }
    }

    /** Numbers go on from here, so that a second batch does not meet the first. */
    void startAt(int first) {
        number = first;
    }

    static UUID patient(int number) {
        return new UUID(0x1000_0000_0000_7000L, 0x8000_0000_0000_0000L + number % PATIENTS);
    }

    void patients() throws SQLException, IOException {
        var people = new StringBuilder();
        var schedules = new StringBuilder();
        for (int n = 0; n < PATIENTS; n++) {
            var id = patient(n);
            people.append(id)
                    .append("\tBench\tTestperson-")
                    .append(n)
                    .append("\t1980-01-01\tbench testperson ")
                    .append(n)
                    .append('\t')
                    .append(Instant.EPOCH)
                    .append("\t0\n");
            schedules.append(id).append("\t1\n");
        }
        copy("patient(id, given_name, family_name, date_of_birth, search_name, created_at, version)", people);
        copy("schedule(id, lanes)", schedules);
    }

    /** Fills working days, from the given one forwards or backwards, until there are so many more appointments. */
    void fill(LocalDate from, int step, int count) throws SQLException, IOException {
        int written = 0;
        for (var date = from; written < count; date = date.plusDays(step)) {
            if (!BigClinic.isWorkingDay(date)) {
                continue;
            }
            for (var site : BigClinic.SITES) {
                for (int n = 0; n < A_DAY && written < count; n++) {
                    add(site, date, n);
                    written++;
                }
            }
            if (claimRows.length() > 50_000_000) {
                flush();
            }
        }
        flush();
    }

    private void flush() throws SQLException, IOException {
        copy(
                "appointment(id, reference, site_id, service_id, patient_id, status, start_at, end_at, local_start, zone, phases,"
                        + " actors, moves, booked_at, version)",
                appointmentRows);
        copy("claim(claimant_id, part, schedule_id, lane, during, kind)", claimRows);
        appointmentRows = new StringBuilder();
        claimRows = new StringBuilder();
    }

    /** The planner's figures as a database has them that has run for a while. */
    void analyze() throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute("vacuum analyze");
        }
    }

    private void add(String site, LocalDate date, int n) {
        var id = new UUID(0x2000_0000_0000_7000L, 0x8000_0000_0000_0000L + number);
        if (n < SESSIONS_A_DAY) {
            session(id, site, date, n);
        } else {
            consultation(id, site, date, n - SESSIONS_A_DAY);
        }
        number++;
    }

    private void session(UUID id, String site, LocalDate date, int n) {
        var start = at(date, LocalTime.of(8, 0).plusMinutes(150L * (n / 2)));
        int pair = 1 + n % 2;
        appointment(id, site, "SESSION", start, 140);
        claim(id, 1, site + "-room-" + pair, 0, start, 150);
        claim(id, 2, site + "-nurse-" + pair, 0, start, 140);
        claim(id, 3, site + "-nurse-" + pair, 1, start, 70);
        claim(id, 4, site + "-monitor-" + pair, 0, start, 140);
        claim(id, 5, site + "-prescriber-3", pair, start.plusSeconds(30 * 60), 110);
        claim(id, 6, patient(number), 0, start, 140);
    }

    private void consultation(UUID id, String site, LocalDate date, int n) {
        var start = at(date, LocalTime.of(8, 0).plusMinutes(30L * (n / 2)));
        appointment(id, site, "CONSULT", start, 25);
        claim(id, 1, site + "-room-" + (3 + n % 2), 0, start, 30);
        claim(id, 2, site + "-prescriber-" + (1 + n % 2), 0, start, 25);
        claim(id, 3, patient(number), 0, start, 25);
    }

    private static Instant at(LocalDate date, LocalTime time) {
        return date.atTime(time).atZone(BigClinic.ZONE).toInstant();
    }

    private void appointment(UUID id, String site, String service, Instant start, int minutes) {
        appointmentRows
                .append(id)
                .append("\tH")
                .append(number)
                .append('\t')
                .append(sites.get(site))
                .append('\t')
                .append(services.get(service))
                .append('\t')
                .append(patient(number))
                .append("\tBOOKED\t")
                .append(start)
                .append('\t')
                .append(start.plusSeconds(minutes * 60L))
                .append('\t')
                .append(start.atZone(BigClinic.ZONE).toLocalDateTime())
                .append('\t')
                .append(BigClinic.ZONE)
                .append("\t[{\"code\": \"DOSING\", \"minutes\": ")
                .append(minutes)
                .append("}]\t[]\t0\t")
                .append(Instant.EPOCH)
                .append("\t0\n");
    }

    private void claim(UUID id, int part, String actor, int lane, Instant start, int minutes) {
        claim(id, part, actors.get(actor), lane, start, minutes);
    }

    private void claim(UUID id, int part, UUID schedule, int lane, Instant start, int minutes) {
        claimRows
                .append(id)
                .append('\t')
                .append(part)
                .append('\t')
                .append(schedule)
                .append('\t')
                .append(lane)
                .append("\t[")
                .append(start)
                .append(',')
                .append(start.plusSeconds(minutes * 60L))
                .append(")\tAPPOINTMENT\n");
    }

    private void copy(String table, StringBuilder rows) throws SQLException, IOException {
        database.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table + " from stdin", new StringReader(rows.toString()));
    }
}
