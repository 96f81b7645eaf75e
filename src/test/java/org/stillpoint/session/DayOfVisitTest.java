package org.stillpoint.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.session.SessionTest.assertRefused;
import static org.stillpoint.testsupport.Chart.nurse;
import static org.stillpoint.testsupport.Chart.prescriber;
import static org.stillpoint.testsupport.Office.desk;

import io.quarkus.test.junit.QuarkusTest;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.stillpoint.clinic.Route;
import org.stillpoint.treatment.ProtocolSample;

/** Gates and spacing are judged for the day of the visit: nobody is treated on another one. */
@QuarkusTest
class DayOfVisitTest {

    private static final long A_DAY = 24 * 60;

    private static ChartSample tomorrow(ChartSample chart) {
        chart.later(A_DAY);
        return chart;
    }

    @Test
    void whoCameYesterdayIsGivenNothingAndGoesWithoutADose() {
        var booked = SessionSample.infusion().booked();
        desk().ifMatch(0)
                .post("/v1/appointments/" + booked.appointment() + "/arrival", Map.of())
                .expect(200);
        tomorrow(ChartSample.later(booked));
        var chart = ChartSample.of(booked);
        chart.day.gatesMet();
        var notReady = chart.day.change(nurse(), "readiness", Map.of());
        assertRefused(notReady, 422, "not-on-the-day");
        assertThat(notReady.text("detail")).contains("end the session without a dose");
        assertRefused(chart.give(chart.drip(40)), 422, "not-on-the-day");
        chart.day
                .change(nurse(), "end-without-dose", Map.of("reason", "PATIENT"))
                .expect(200);
        assertThat(chart.day.state()).isEqualTo("ENDED_WITHOUT_DOSE");
    }

    @Test
    void whoWasReadyYesterdayIsGivenNothingToday() {
        var chart = tomorrow(ChartSample.infusion().ready());
        assertRefused(chart.give(chart.drip(40)), 422, "not-on-the-day");
        assertThat(chart.list("doses")).isEmpty();
    }

    @Test
    void whoWasTreatedYesterdayAndNeverDischargedIsGivenNothingMoreToday() {
        var chart = ChartSample.infusion().ready();
        chart.end(chart.give(chart.drip(40)).expect(201)).expect(200);
        tomorrow(chart);
        var further = new HashMap<>(chart.drip(20));
        further.put("beyondBand", Map.of("reason", "made up"));
        assertRefused(chart.give(prescriber(), further), 422, "not-on-the-day");
    }

    @Test
    void whatWasGivenOnTheDayIsToldOnTheNextOneToo() {
        var chart = tomorrow(ChartSample.infusion().ready().later(5));
        var dose = new HashMap<>(chart.drip(40));
        dose.put("start", chart.day.ago(A_DAY));
        dose.put("end", chart.day.ago(A_DAY - 40));
        chart.give(dose).expect(201);
        assertThat(chart.day.state()).isEqualTo("OBSERVATION");
    }

    @Test
    void aCorrectionDoesNotPutTheDosingOnAnotherDay() {
        var chart = ChartSample.infusion().ready();
        var dose = chart.give(chart.drip(40)).expect(201);
        tomorrow(chart);
        var moved = chart.day.change(
                nurse(),
                "doses/" + dose.text("id") + "/correction",
                Map.of("reason", "made up", "start", chart.day.ago(1)));
        assertRefused(moved, 422, "not-on-the-day");
    }

    @Test
    void aVisitThatLastsOverMidnightIsOneDay() {
        int hour = SessionSample.now().atZone(ZoneOffset.UTC).getHour();
        int east = 23 - hour > 14 ? 23 - hour - 24 : 23 - hour;
        // The signs of these zones are those of POSIX: west is +.
        var late = ZoneId.of("Etc/GMT" + (east > 0 ? "-" : "+") + Math.abs(east));
        var chart = ChartSample.of(SessionSample.at(
                SessionSample.office(late), "infusion", ProtocolSample.of("IV_6_IN_3_WEEKS"), Route.IV_KETAMINE));
        chart.later(65).ready();
        chart.give(chart.drip(40)).expect(201);
    }
}
