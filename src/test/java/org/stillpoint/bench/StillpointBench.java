package org.stillpoint.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.stillpoint.bench.HttpLoad.Call;
import org.stillpoint.testsupport.ServerFolder;
import org.stillpoint.testsupport.ServerProcess;

/**
 * Loads the packaged server over HTTP and prints one table, side by side with the bare minimum on the same database in the same
 * run. Asserts nothing about time: figures are read, by people, as ratios and medians.
 */
class StillpointBench {

    private static final int SECONDS = Integer.getInteger("bench.seconds", 10);

    /** As many consultations fit between the visits that are there already and the days of the race. */
    private static final int BOOKINGS = 105_000;

    /** Of one day, at all sites. */
    private static final int CONSULTATIONS = 240;

    private final Report report = new Report();
    private final LocalDate today = LocalDate.now(BigClinic.ZONE);
    private final Random random = new Random(42);
    private long serverPid;
    private int patient;

    @Test
    void measures() throws Exception {
        try {
            measureAll();
        } finally {
            report.print();
        }
    }

    private void measureAll() throws Exception {
        EngineBench.measure(report);
        RepairBench.measure(report);
        try (var folder = ServerFolder.fresh("bench")) {
            var file = Files.writeString(folder.path().resolveSibling("bench-clinic.yaml"), BigClinic.file());
            seed(folder, file);
            try (var server = start(folder, file)) {
                serverPid = server.pid();
                var token = token(server.url());
                var load = new HttpLoad(server.url(), token);
                load.warmUp(serverPid, this::search);
                var few = load.run(1, SECONDS, this::search);
                grow(folder, 20_000, 5_000);
                search(folder, load);
                book(folder, load);
                race(load);
                history(folder, load, few);
                new DeskBench(folder, load, report, SECONDS).measure();
                new CourseBench(server.url(), report, today).measure();
                new BoardBench(folder, server.url(), report, SECONDS).measure();
                new TrendBench(folder, server.url(), report).measure();
                new FollowUpBench(folder, server, report, SECONDS).measure();
                report.add("memory under load", "–", "reported", Memory.of(server.pid()));
            }
        }
    }

    /** A first start makes the schema; the second is the cold start that is measured, with 5,000 appointments in history. */
    private void seed(ServerFolder folder, Path file) throws Exception {
        var first = start(folder, file);
        try (var database = folder.connect()) {
            var history = new History(database);
            history.patients();
            history.fill(today.plusDays(1), 1, 25_000);
            history.fill(today, -1, 5_000);
            history.analyze();
        } finally {
            first.stop();
        }
        long began = System.nanoTime();
        try (var server = start(folder, file)) {
            report.add(
                    "cold start to the first 200",
                    "–",
                    "reported",
                    "%.1f s".formatted((System.nanoTime() - began) / 1e9));
            Thread.sleep(3_000);
            report.add("memory idle", "–", "reported", Memory.of(server.pid()));
        }
    }

    private static ServerProcess start(ServerFolder folder, Path file) {
        return folder.launch()
                .forLong()
                .property("stillpoint.demo", true)
                .property("stillpoint.clinic.file", file)
                .property("quarkus.http.proxy.proxy-address-forwarding", true)
                .property("stillpoint.board.listeners-per-account", 1000)
                .start();
    }

    private void search(ServerFolder folder, HttpLoad load) throws Exception {
        var bare = new BareJdbc(folder);
        bare.loadWindow(3, windows());
        var query = bare.loadWindow(SECONDS, windows());
        var one = load.run(1, SECONDS, this::search);
        var before = cpu();
        var eight = load.run(8, SECONDS, this::search);
        var cpu = cpu().since(before, eight.count());
        report.add(
                "slot search, 4 weeks, 4 needs, 1 client",
                "the query alone: median %.2f ms".formatted(query.medianMillis()),
                "≤ 2 × its time",
                "median %.2f ms = %.2f ×".formatted(one.medianMillis(), one.medianMillis() / query.medianMillis()));
        report.add(
                "slot search, 8 clients",
                "–",
                "p99 ≤ 50 ms, ≥ 1,500/s",
                "%,.0f/s, p99 %.1f ms, not 200: %s"
                        .formatted(eight.perSecond(), eight.percentileMillis(99), eight.otherThan(200)));
    }

    private CpuTime cpu() {
        return CpuTime.of(serverPid);
    }

    private Call search() {
        var from = today.plusDays(1 + random.nextInt(300));
        return new Call(
                "/v1/session-slots?service=SESSION&site=north&from=%s&to=%s&limit=50"
                        .formatted(from, from.plusDays(27)),
                null);
    }

    private List<LocalDate> windows() {
        return random.ints(500, 1, 301).mapToObj(today::plusDays).toList();
    }

    private void history(ServerFolder folder, HttpLoad load, Samples first) throws Exception {
        grow(folder, 25_000, 25_000);
        var second = load.run(1, SECONDS, this::search);
        grow(folder, 450_000, 50_000);
        var third = load.run(1, SECONDS, this::search);
        report.add(
                "slot search with 5,000 → 50,000 → 500,000 in history",
                "itself",
                "grows < 1.3 ×",
                "median %.2f → %.2f → %.2f ms = %.2f ×"
                        .formatted(
                                first.medianMillis(),
                                second.medianMillis(),
                                third.medianMillis(),
                                third.medianMillis() / first.medianMillis()));
    }

    /** More of the past, before what is there: a working day has 96 appointments at the three sites. */
    private void grow(ServerFolder folder, int count, int already) throws Exception {
        try (var database = folder.connect()) {
            var history = new History(database);
            history.startAt(25_000 + already);
            history.fill(today.minusDays(already / 96 * 3 / 2 + 60), -1, count);
            history.analyze();
        }
    }

    private void book(ServerFolder folder, HttpLoad load) throws Exception {
        var bare = new BareJdbc(folder);
        var starts = shuffled(BigClinic.consultations(today.plusDays(380), BOOKINGS));
        var next = new AtomicInteger();
        Supplier<Call> bookings = () -> {
            int at = next.getAndIncrement();
            return at < starts.size() ? booking(starts.get(at), starts.get(at).number()) : null;
        };
        load.warmUp(serverPid, bookings, () -> next.get() < BOOKINGS / 2);
        bare.book(8, 2 * SECONDS, shuffled(BigClinic.consultations(today.plusYears(50), 80_000)));
        for (int clients : List.of(1, 8, 32)) {
            var before = cpu();
            var http = load.run(clients, SECONDS, bookings);
            var cpu = cpu().since(before, http.count());
            var others = shuffled(BigClinic.consultations(today.plusYears(clients + 3L), 80_000));
            var jdbc = bare.book(clients, SECONDS, others);
            report.add(
                    "book, %d client%s".formatted(clients, clients == 1 ? "" : "s"),
                    "plain JDBC: %,.0f/s".formatted(jdbc.perSecond()),
                    clients == 8 ? "≥ 50 %, ≥ 1,800/s" : "reported",
                    "%,.0f/s = %.0f %%, p99 %.1f ms, not 201: %s; %s"
                            .formatted(
                                    http.perSecond(),
                                    100 * http.perSecond() / jdbc.perSecond(),
                                    http.percentileMillis(99),
                                    http.otherThan(201),
                                    cpu));
        }
    }

    /** Sixty-four want a start for which there are four rooms; each round another day, after rounds at noon of these days. */
    private void race(HttpLoad load) {
        int rounds = 50;
        var winners = new Samples();
        var losers = new Samples();
        var starts = BigClinic.consultations(today.plusDays(1010), rounds * CONSULTATIONS);
        var wanted = IntStream.concat(
                        IntStream.range(0, rounds).map(day -> day * CONSULTATIONS + CONSULTATIONS / 2),
                        IntStream.range(0, rounds).map(day -> day * CONSULTATIONS))
                .mapToObj(starts::get)
                .flatMap(start ->
                        Stream.generate(() -> booking(start, patient++)).limit(64))
                .iterator();
        load.race(64, rounds, rounds, wanted::next, winners, losers);
        report.add(
                "64 clients race for 4 rooms, %d rounds".formatted(rounds),
                "–",
                "4 winners a round; losers within 50 ms",
                "%d × 201, %d × 409, %d others; losers median %.0f ms, p99 %.0f ms"
                        .formatted(
                                winners.count(),
                                losers.count() - losers.not(409),
                                losers.not(409),
                                losers.medianMillis(),
                                losers.percentileMillis(99)));
    }

    /** As the bookings of a real day are spread over the weeks to come. */
    private static List<BigClinic.Start> shuffled(List<BigClinic.Start> starts) {
        var all = new ArrayList<>(starts);
        Collections.shuffle(all, new Random(42));
        return all;
    }

    private static Call booking(BigClinic.Start start, int patient) {
        return new Call(
                "/v1/appointments",
                "{\"service\":\"CONSULT\",\"site\":\"%s\",\"start\":\"%s\",\"patient\":\"%s\"}"
                        .formatted(
                                start.site(),
                                start.at().format(DateTimeFormatter.ISO_OFFSET_DATE_TIME),
                                History.patient(patient)));
    }

    private static String token(URI server) throws IOException, InterruptedException {
        try (var http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            var request = HttpRequest.newBuilder(server.resolve("/v1/auth/token"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("grant_type=password&username=frontdesk&password=stillpoint-demo"))
                    .build();
            var answer = http.send(request, BodyHandlers.ofString()).body();
            return new ObjectMapper().readTree(answer).path("access_token").asText();
        }
    }
}
