package org.stillpoint.treatment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Chart.nurse;
import static org.stillpoint.testsupport.Office.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.stillpoint.platform.Database;
import org.stillpoint.testsupport.Wire.Answer;

/** A patient tells other days, times or people while the course goes on. */
@QuarkusTest
class SeriesPreferencesTest {

    private static final Map<String, Object> MON_THU = Map.of("weekdays", List.of("MONDAY", "THURSDAY"));
    private static final Map<String, Object> MORNINGS = Map.of("dayParts", List.of("MORNING"));

    @Inject
    Database database;

    private static Answer changed(SeriesSample sample, Map<String, Object> preferences) {
        return desk().ifMatch(sample.read().path("version").asLong()).put(sample.path() + "/preferences", preferences);
    }

    private static JsonNode last(JsonNode history) {
        return history.get(history.size() - 1);
    }

    private static LocalDate day(String moment) {
        return LocalDate.parse(moment.substring(0, 10));
    }

    @Test
    void theyAreWrittenAnewAndTheHistoryHasTheFormerOnes() {
        var sample = SeriesSample.infusions().begun("preferences", MON_THU);
        long before = sample.read().path("version").asLong();
        var answer = changed(sample, MORNINGS).expect(200);
        assertThat(answer.body().path("version").asLong()).isGreaterThan(before);
        var series = sample.read();
        assertThat(series.at("/preferences/dayParts/0").asText()).isEqualTo("MORNING");
        assertThat(series.at("/preferences/weekdays")).isEmpty();
        var event = last(series.path("history"));
        assertThat(event.path("kind").asText()).isEqualTo("PREFERENCES_CHANGED");
        assertThat(event.at("/detail/formerPreferences/weekdays")).hasSize(2);
        assertThat(event.at("/detail/preferences/dayParts/0").asText()).isEqualTo("MORNING");
    }

    @Test
    void proposalsKeepThemFromThenOnAndFormerProposalsAreStale() {
        var sample = SeriesSample.infusions().begun("preferences", Map.of("dayParts", List.of("AFTERNOON")));
        var former = sample.best();
        changed(sample, MORNINGS).expect(200);
        assertThat(sample.best().path("sessions"))
                .isNotEmpty()
                .allMatch(session ->
                        session.path("start").asText().substring(11, 13).compareTo("12") < 0);
        assertThat(sample.book(former).problem()).isEqualTo("proposal-stale");
    }

    @Test
    void repairsKeepThem() {
        var sample = SeriesSample.infusions().begun("preferences", MON_THU);
        var visits = sample.booked().path("visits");
        var path = "/v1/appointments/" + visits.get(5).path("appointment").asText();
        desk().ifMatch(desk().get(path).body().path("version").asLong())
                .post(path + "/cancellation", Map.of("reason", "PATIENT"))
                .expect(200);
        var usual = repaired(sample);
        changed(
                        sample,
                        Map.of(
                                "weekdays",
                                List.of("MONDAY", "THURSDAY"),
                                "datesAway",
                                List.of(Map.of("from", usual.toString(), "to", usual.toString()))))
                .expect(200);
        assertThat(repaired(sample)).isNotEqualTo(usual);
    }

    private static LocalDate repaired(SeriesSample sample) {
        var proposal =
                desk().post(sample.path() + "/repair-proposals", Map.of()).expect(201);
        return day(proposal.body().at("/sessions/0/start").asText());
    }

    @Test
    void aRepairAcrossPatientsThatTheyForbidSinceIsNotCarriedOut() {
        var sample = SeriesSample.infusions().begun();
        var third = day(sample.booked().at("/visits/2/start").asText());
        desk().post(
                        "/v1/actors/" + sample.office.actor("chair") + "/blocks",
                        Map.of(
                                "start",
                                sample.office.at(third, "08:00"),
                                "end",
                                sample.office.at(third, "18:00"),
                                "kind",
                                "LEAVE",
                                "displace",
                                true))
                .expect(201);
        var proposal = desk().post(
                        "/v1/repair-proposals",
                        Map.of("site", sample.office.site(), "from", third.toString(), "to", third.toString()))
                .expect(201);
        var to = day(proposal.body().at("/items/0/to").asText());
        changed(sample, Map.of("datesAway", List.of(Map.of("from", to.toString(), "to", to.toString()))))
                .expect(200);
        var refused = desk().post("/v1/repair-proposals/" + proposal.text("id") + "/acceptance", Map.of());
        assertThat(refused.problem()).isEqualTo("repair-taken");
        assertThat(refused.body().at("/taken/0/problem").asText()).isEqualTo("stale-version");
        assertThat(refused.body().at("/proposal/items/0/to").asText("none")).doesNotStartWith(to.toString());
    }

    @Test
    void whatLeavesNothingNamesNobodyOrComesTooLateIsRefused() {
        var sample = SeriesSample.infusions().begun();
        var away = Map.<String, Object>of(
                "datesAway",
                List.of(Map.of("from", "2020-01-01", "to", sample.day(400).toString())));
        assertThat(changed(sample, away).problem()).isEqualTo("preferences-exclude-everything");
        var nobody = changed(sample, Map.of("avoidedPractitioners", List.of("nobody-there")));
        assertThat(nobody.status()).isEqualTo(400);
        assertThat(nobody.body().at("/errors/0/pointer").asText()).isEqualTo("/avoidedPractitioners/0");
        assertThat(desk().put(sample.path() + "/preferences", MORNINGS).status())
                .isEqualTo(428);
        assertThat(desk().ifMatch(99)
                        .put(sample.path() + "/preferences", MORNINGS)
                        .status())
                .isEqualTo(412);
        sample.change(nurse(), "end", Map.of("reason", "COMPLETED")).expect(200);
        assertThat(changed(sample, MORNINGS).problem()).isEqualTo("series-not-open");
    }

    @Test
    void theHistoryStaysAsItWasWritten() {
        var sample = SeriesSample.infusions().begun();
        changed(sample, MORNINGS).expect(200);
        for (var change : List.of("at = now()", "kind = 'ENDED'", "detail = '{}'", "by = gen_random_uuid()")) {
            assertThat(failure("update series_event set " + change + " where series_id = ?", sample))
                    .contains("what has happened stays");
        }
    }

    private String failure(String sql, SeriesSample sample) {
        try {
            database.update(sql, sample.uuid());
            return "nothing";
        } catch (Database.Failure refused) {
            return refused.getMessage();
        }
    }
}
