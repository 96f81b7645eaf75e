package org.stillpoint.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Chart.nurse;
import static org.stillpoint.testsupport.Office.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.stillpoint.clinic.Route;
import org.stillpoint.platform.Database;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.treatment.ProtocolSample;

/**
 * A whole day of a clinic: twenty patients in four rooms, three nurses, whoever is late, does not come, stays longer, is not well
 * enough or is forgotten for a while. At every minute the board is compared with a ledger that is kept apart.
 */
@QuarkusTest
class ClinicDayTest {

    private static final int PATIENTS = 20;
    private static final int ROOMS = 4;
    /** In minutes. */
    private static final int JOBS_EVERY = 5;

    private static final ZoneId ZONE = ZoneId.of("America/Phoenix");
    private static final List<String> SERVICES = List.of("infusion", "spray", "infusion", "injection");

    @Inject
    TestClock clock;

    @Inject
    Database database;

    @Inject
    Overruns overruns;

    @Inject
    OverdueVitals overdue;

    @Inject
    Readiness readiness;

    private Instant dayBreak;
    private Office office;

    private Instant moment(int minute) {
        return dayBreak.plus(Duration.ofMinutes(minute));
    }

    /** Tomorrow, early enough that all leave before midnight. */
    private void dawn() {
        var tomorrow = clock.instant().atZone(ZONE).toLocalDate().plusDays(1);
        dayBreak = tomorrow.atTime(LocalTime.of(2, 0)).atZone(ZONE).toInstant();
        clock.set(dayBreak);
        office = SessionSample.office(ZONE);
    }

    private List<ClinicDay> booked() {
        var samples = Map.of(
                "infusion",
                SessionSample.at(office, "infusion", ProtocolSample.of("IV_6_IN_3_WEEKS"), Route.IV_KETAMINE),
                "spray",
                SessionSample.at(office, "spray", ProtocolSample.of("ESKETAMINE_TRD"), Route.ESKETAMINE_NASAL),
                "injection",
                SessionSample.at(office, "injection", ProtocolSample.of("IM_4_IN_2_WEEKS"), Route.IM_KETAMINE));
        var patients = new ArrayList<ClinicDay>();
        for (int number = 0; number < PATIENTS; number++) {
            var service = SERVICES.get(number % SERVICES.size());
            int start = 30 + number / ROOMS * 200 + number % ROOMS * 25;
            var sample = samples.get(service).another().booked(moment(start));
            patients.add(new ClinicDay(sample, service, start, ClinicDay.turns().get(number)));
        }
        return patients;
    }

    @Test
    void theBoardIsRightAtEveryMinuteOfADay() {
        dawn();
        var patients = booked();
        int alerted = 0;
        int last = patients.stream().mapToInt(ClinicDay::lastMinute).max().orElseThrow() + 20;
        for (int minute = 0; minute <= last; minute++) {
            clock.set(moment(minute));
            for (var patient : patients) {
                patient.play(minute);
            }
            whatGoesOnByItself(minute, patients);
            alerted += compare(minute, patients);
        }
        assertThat(patients).allMatch(patient -> patient.left != null || patient.missed != null);
        assertThat(patients.stream().filter(patient -> "DISCHARGED".equals(patient.leftAs)))
                .hasSize(16);
        assertThat(alerted).isPositive();
        theDayIsOver();
    }

    /** The jobs' work, here only, because other tests leave their patients where they are. */
    private void whatGoesOnByItself(int minute, List<ClinicDay> patients) {
        var site = office.clinic().site().id();
        if (minute % JOBS_EVERY == 0) {
            overruns.follow(site);
            overdue.look(site);
        }
        var here = patients.stream()
                .filter(ClinicDay::isHere)
                .map(patient -> patient.chart.day.uuid())
                .toList();
        readiness.ready().stream().filter(here::contains).forEach(readiness::look);
    }

    /** How many are shown as overdue. */
    private int compare(int minute, List<ClinicDay> patients) {
        var board = nurse().get("/v1/board?site=" + office.site()).expect(200).body();
        var seen = new TreeMap<String, JsonNode>();
        var rooms = new TreeMap<String, String>();
        for (var place : board.path("places")) {
            rooms.put(place.path("code").asText(), place.path("status").asText());
            for (var visit : place.path("visits")) {
                assertThat(seen.put(visit.path("appointment").asText(), visit)).isNull();
            }
        }
        assertThat(seen).hasSize(PATIENTS);
        int overdueNow = 0;
        for (var patient : patients) {
            var visit = seen.get(patient.chart.day.appointment());
            assertThat(shown(visit))
                    .as("minute %d, %s", minute, visit)
                    .isEqualTo(patient.expected(minute, this::moment));
            boolean late = visit.at("/due/overdueSince").isTextual();
            if (patient.mayBeForgotten()) {
                assertThat(late).as("minute %d, %s", minute, visit).isEqualTo(patient.isForgotten(minute));
            }
            assertThat(visit.path("alerts").isEmpty() && late && minute % JOBS_EVERY == 0)
                    .as("minute %d, %s", minute, visit)
                    .isFalse();
            overdueNow += late ? 1 : 0;
        }
        assertThat(rooms).as("minute %d", minute).isEqualTo(rooms(minute, patients));
        return overdueNow;
    }

    private Map<String, String> rooms(int minute, List<ClinicDay> patients) {
        var rooms = new TreeMap<String, String>();
        for (int number = 1; number <= ROOMS; number++) {
            rooms.put(office.actor("room-" + number), "FREE");
        }
        patients.stream()
                .filter(patient -> patient.isInTurnover(minute))
                .forEach(patient -> rooms.put(patient.room, "TURNOVER"));
        patients.stream().filter(ClinicDay::isHere).forEach(patient -> rooms.put(patient.room, "OCCUPIED"));
        return rooms;
    }

    private static Map<String, String> shown(JsonNode visit) {
        var shown = new TreeMap<String, String>();
        for (var member : List.of("status", "phase", "minutesLeft", "minutesLate")) {
            if (visit.has(member)) {
                shown.put(member, visit.path(member).asText());
            }
        }
        for (var member : List.of("start", "end")) {
            shown.put(
                    member,
                    OffsetDateTime.parse(visit.path(member).asText())
                            .toInstant()
                            .toString());
        }
        return shown;
    }

    /** Nothing is taken any more by whoever has left, and the front desk has never seen why anything was so. */
    private void theDayIsOver() {
        assertThat(database.list(
                        "select c.claimant_id from claim c join actor a on a.id = c.schedule_id"
                                + " where a.site_id = ? and upper(c.during) > ?",
                        row -> row.getString(1),
                        office.clinic().site().id(),
                        clock.instant()))
                .isEmpty();
        var board = desk().get("/v1/board?site=" + office.site()).expect(200).body();
        assertThat(board.findValues("name").stream()
                        .filter(name -> name.asText().contains("Testperson")))
                .isEmpty();
        assertThat(board.findValuesAsText("initials")).hasSize(PATIENTS);
        assertThat(database.list(
                        "select 1 from session where site_id = ? and state in ('ARRIVED', 'READY', 'DOSING', 'OBSERVATION')",
                        row -> 1,
                        office.clinic().site().id()))
                .isEmpty();
    }
}
