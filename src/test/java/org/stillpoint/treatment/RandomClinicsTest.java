package org.stillpoint.treatment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Office.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillpoint.testsupport.Chart;
import org.stillpoint.testsupport.ClinicSample;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire.Answer;

/** Clinics by chance, with the slots that they really have, and patients with two series to whom anything may happen. */
@QuarkusTest
class RandomClinicsTest {

    /** A zone and a day in the weeks before its clocks change, before the end of a year and of a February. */
    private record Place(String zone, LocalDate day) {}

    private static final List<Place> PLACES = List.of(
            new Place("America/New_York", LocalDate.of(2027, 3, 3)),
            new Place("Australia/Lord_Howe", LocalDate.of(2027, 3, 24)),
            new Place("America/New_York", LocalDate.of(2027, 10, 27)),
            new Place("America/Phoenix", LocalDate.of(2027, 12, 15)),
            new Place("Europe/Berlin", LocalDate.of(2028, 2, 16)));

    private static final int ACTIONS = 14;

    @Inject
    TestClock clock;

    private Random random;
    private Place place;
    private SeriesSample sprays;
    private SeriesSample infusions;
    private List<String> singles;
    private int booked;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 6})
    void whatIsProposedCanBeBookedAndNothingThatIsBookedBreaksSpacing(long seed) {
        random = new Random(seed);
        place = PLACES.get((int) (seed % PLACES.size()));
        clock.set(place.day()
                .minusDays(7)
                .atTime(9, 0)
                .atZone(ZoneId.of(place.zone()))
                .toInstant());
        singles = new ArrayList<>();
        sprays = SeriesSample.sprays(Office.on(clinic(), place.day())).begun("preferences", preferences());
        infusions = sprays.alsoQuickInfusions().begun("preferences", preferences());
        for (int action = 0; action < ACTIONS; action++) {
            happen();
            assertSpaced("seed %d, action %d".formatted(seed, action));
        }
        assertThat(booked).isPositive();
    }

    private ClinicSample clinic() {
        var clinic = ClinicSample.in(place.zone());
        for (int chair = random.nextInt(2); chair >= 0; chair--) {
            clinic.room("chair" + (chair == 0 ? "" : chair), "CHAIR");
        }
        for (int closures = random.nextInt(4); closures > 0; closures--) {
            var from = place.day().plusDays(random.nextInt(30));
            clinic.closed(from.toString(), from.plusDays(random.nextInt(6)).toString());
        }
        return Chart.office(clinic).clinic();
    }

    private Map<String, Object> preferences() {
        var preferences = new HashMap<String, Object>();
        if (random.nextInt(3) == 0) {
            preferences.put("weekdays", List.of("MONDAY", "TUESDAY", "THURSDAY", "FRIDAY"));
        }
        if (random.nextInt(3) == 0) {
            preferences.put("notBefore", "10:00");
        }
        return preferences;
    }

    private void happen() {
        var series = random.nextBoolean() ? sprays : infusions;
        switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> plan(series);
            case 4, 5 -> single();
            case 6 -> cancel();
            case 7, 8 -> move();
            default -> repair(series);
        }
    }

    private void plan(SeriesSample series) {
        var upTo = random.nextBoolean() ? "PHASE" : "REVIEW";
        var answer = desk().post(series.path() + "/proposals", Map.of("limit", 1 + random.nextInt(3), "upTo", upTo));
        if (answer.status() == 422) {
            assertThat(answer.problem()).isEqualTo("nothing-to-propose");
            return;
        }
        var items = answer.expect(201).body().path("items");
        var chosen = items.get(random.nextInt(items.size()));
        if (!chosen.path("sessions").isEmpty()) {
            series.book(chosen).expect(201);
            booked++;
        }
    }

    private void single() {
        var service = random.nextBoolean() ? "spray" : "infusion";
        var answer = sprays.single(service, random.nextInt(35), "%02d:00".formatted(8 + random.nextInt(8)));
        assertThat(answer.status()).as(answer.body().toString()).isIn(201, 409, 422);
        if (answer.status() == 201) {
            singles.add(answer.text("id"));
        }
    }

    private Stream<JsonNode> visits() {
        return Stream.of(sprays, infusions)
                .flatMap(series ->
                        StreamSupport.stream(series.read().path("visits").spliterator(), false))
                .filter(visit -> visit.path("status").asText().equals("BOOKED"));
    }

    private void cancel() {
        any().ifPresent(id ->
                change(id, "cancellation", Map.of("reason", "PATIENT")).expect(200));
    }

    private void move() {
        any().ifPresent(id -> {
            var to = sprays.office.at(
                    place.day().plusDays(random.nextInt(35)),
                    LocalTime.of(8 + random.nextInt(8), 0).toString());
            var answer = change(id, "rescheduling", Map.of("start", to));
            assertThat(answer.status()).as(answer.body().toString()).isIn(200, 409, 422);
        });
    }

    private Optional<String> any() {
        var ids = visits().map(visit -> visit.path("appointment").asText()).toList();
        return ids.isEmpty() ? Optional.empty() : Optional.of(ids.get(random.nextInt(ids.size())));
    }

    private static Answer change(String appointment, String what, Map<String, Object> request) {
        var address = "/v1/appointments/" + appointment;
        long version = desk().get(address).expect(200).body().path("version").asLong();
        return desk().ifMatch(version).post(address + "/" + what, request);
    }

    private void repair(SeriesSample series) {
        var answer = desk().post(series.path() + "/repair-proposals", Map.of());
        if (answer.status() == 422) {
            assertThat(answer.problem()).isEqualTo("nothing-to-propose");
            return;
        }
        var repair = answer.expect(201).body();
        boolean moves =
                StreamSupport.stream(repair.path("moves").spliterator(), false).anyMatch(move -> move.has("to"));
        if (moves || !repair.path("sessions").isEmpty()) {
            series.change(desk(), "repair-proposals/" + repair.path("id").asText() + "/acceptance", Map.of())
                    .expect(200);
        }
    }

    /** By counting: two days apart, and while a series of sprays is open no more than two in seven days, of whatever route. */
    private void assertSpaced(String when) {
        var ofSeries = visits().filter(visit -> visit.path("step").asInt() != 2)
                .map(visit -> visit.path("start").asText());
        var alone = singles.stream()
                .map(id -> desk().get("/v1/appointments/" + id).expect(200).text("start"));
        var starts = Stream.concat(ofSeries, alone).sorted().toList();
        var days = starts.stream()
                .map(start -> LocalDate.parse(start.substring(0, 10)))
                .sorted()
                .toList();
        for (int at = 1; at < days.size(); at++) {
            assertThat(days.get(at))
                    .as("%s: %s", when, days)
                    .isAfterOrEqualTo(days.get(at - 1).plusDays(2));
            if (at > 1) {
                assertThat(days.get(at))
                        .as("%s: %s", when, days)
                        .isAfterOrEqualTo(days.get(at - 2).plusDays(7));
            }
        }
        assertThat(starts).as(when).allMatch(start -> start.substring(11, 16).compareTo("08:00") >= 0);
    }
}
