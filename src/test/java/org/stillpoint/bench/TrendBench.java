package org.stillpoint.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.UUID;
import org.stillpoint.testsupport.ServerFolder;
import org.stillpoint.testsupport.Wire;

/** The picture of a patient whose scores go over a year, by one client: read, drawn and sent. */
final class TrendBench {

    private static final int WARM_UP = 60;
    private static final int ROUNDS = 200;
    private static final int SCORES = 26;

    private static final String FILL = """
            insert into response (id, patient_id, instrument, instrument_version, total, complete, risk, answered_at, recorded_at,
                                  entered_by, account, withdrawn)
            select gen_random_uuid(), ?, 'PHQ-9', '1', (20 + 6 * sin(n)) * (1 - n / 40.0), true, false, now() - n * interval '14 days',
                   now(), 'STAFF', gen_random_uuid(), false
              from generate_series(1, %d) n""".formatted(SCORES);

    private final ServerFolder folder;
    private final URI server;
    private final Report report;
    private final String token;

    TrendBench(ServerFolder folder, URI server, Report report) {
        this.folder = folder;
        this.server = server;
        this.report = report;
        token = Wire.at(server)
                .post(
                        "/v1/auth/token",
                        "application/x-www-form-urlencoded",
                        "grant_type=password&username=nurse&password=stillpoint-demo")
                .expect(200)
                .text("access_token");
    }

    void measure() throws SQLException, IOException, InterruptedException {
        var patient = History.patient(0);
        fill(patient);
        try (var http = HttpClient.newHttpClient()) {
            for (var kind : new String[] {"image/svg+xml", "image/png"}) {
                var samples = new Samples();
                for (int round = -WARM_UP; round < ROUNDS; round++) {
                    draw(http, patient, kind, round < 0 ? new Samples() : samples);
                }
                report.add(
                        "picture of %d scores, %s, 1 client".formatted(SCORES, kind),
                        "–",
                        "≤ 100 ms",
                        "median %.1f ms, p99 %.1f ms, not 200: %s"
                                .formatted(
                                        samples.medianMillis(), samples.percentileMillis(99), samples.otherThan(200)));
            }
        }
    }

    private void fill(UUID patient) throws SQLException {
        try (var database = folder.connect();
                var scores = database.prepareStatement(FILL)) {
            scores.setObject(1, patient);
            scores.execute();
        }
    }

    private void draw(HttpClient http, UUID patient, String kind, Samples samples)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server.resolve("/v1/patients/" + patient + "/trends/PHQ-9"))
                .header("Authorization", "Bearer " + token)
                .header("Accept", kind)
                .build();
        long sent = System.nanoTime();
        var answer = http.send(request, BodyHandlers.ofByteArray());
        samples.add(answer.statusCode(), System.nanoTime() - sent);
    }
}
