package org.stillpoint.security;

import static org.stillpoint.security.AuditedCall.byStaff;
import static org.stillpoint.testsupport.Operations.Call.at;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.stillpoint.session.ChartSample;
import org.stillpoint.testsupport.Chart;
import org.stillpoint.testsupport.Operations.Call;

/** What is written into the chart of a day. */
final class AuditedChartCalls {

    private static final Map<String, Object> DESCRIBED = Map.of("answers", Map.of("description", "made up"));
    private static final Map<String, Object> WITHDRAWN = Map.of("reason", "made up", "withdrawn", true);

    static final List<AuditedCall> ALL = List.of(
            byStaff("recordVitals", "SESSION_VITALS_RECORDED", () -> of(chart()).sending(ChartSample.signs(121, 78))),
            byStaff("listVitals", "SESSION_VITALS_LISTED", () -> of(chart())),
            byStaff("correctVitals", "SESSION_VITALS_CORRECTED", withdrawing("vitals", ChartSample.signs(121, 78))),
            byStaff("recordObservation", "SESSION_OBSERVATION_RECORDED", () -> of(chart())
                    .sending(Map.of("pain", 1))),
            byStaff("listObservations", "SESSION_OBSERVATION_LISTED", () -> of(chart())),
            byStaff(
                    "correctObservation",
                    "SESSION_OBSERVATION_CORRECTED",
                    withdrawing("observations", Map.of("pain", 1))),
            byStaff("recordAdverseEvent", "SESSION_ADVERSE_EVENT_RECORDED", () -> of(chart())
                    .sending(event())),
            byStaff("listAdverseEvents", "SESSION_ADVERSE_EVENT_LISTED", () -> of(chart())),
            byStaff("correctAdverseEvent", "SESSION_ADVERSE_EVENT_CORRECTED", withdrawing("adverse-events", event())),
            byStaff("recordDose", "SESSION_DOSE_RECORDED", () -> {
                var chart = chart().ready();
                return of(chart).ifMatch(chart.day.version()).sending(chart.drip(40));
            }),
            byStaff("listDoses", "SESSION_DOSE_LISTED", () -> of(chart())),
            byStaff("endDose", "SESSION_DOSE_ENDED", () -> ofDose(Map.of())),
            byStaff("correctDose", "SESSION_DOSE_CORRECTED", () -> ofDose(WITHDRAWN)),
            byStaff("listForms", "SESSION_FORMS_LISTED", Call::at),
            byStaff("readForm", "SESSION_FORM_READ", () -> ofForm(false)),
            byStaff("completeForm", "SESSION_FORM_COMPLETED", () -> ofForm(false)
                    .ifMatch(0)
                    .sending(DESCRIBED)),
            byStaff("submitForm", "SESSION_FORM_SUBMITTED", () -> ofForm(true)
                    .ifMatch(1)
                    .sending(Map.of("confirmationNumber", "EX-1"))),
            byStaff("listAlerts", "SESSION_ALERTS_LISTED", () -> of(chart())),
            byStaff("acknowledgeAlert", "SESSION_ALERT_ACKNOWLEDGED", () -> {
                var chart = chart();
                chart.day.add(Chart.nurse(), "adverse-events", event()).expect(201);
                return at(chart.day.id(), chart.list("alerts").get(0).path("id").asText());
            }));

    private AuditedChartCalls() {}

    private static ChartSample chart() {
        return ChartSample.infusion();
    }

    private static Call of(ChartSample chart) {
        return at(chart.day.id());
    }

    private static Call ofDose(Map<String, Object> request) {
        var chart = chart().ready();
        var dose = chart.give(chart.drip(40)).expect(201).text("id");
        return at(chart.day.id(), dose).ifMatch(chart.day.version()).sending(request);
    }

    private static Call ofForm(boolean complete) {
        var chart = chart();
        chart.day.add(Chart.nurse(), "adverse-events", event()).expect(201);
        if (complete) {
            chart.form("forms/INCIDENT_REPORT/readiness", DESCRIBED).expect(200);
        }
        return at(chart.day.id(), "INCIDENT_REPORT");
    }

    private static Supplier<Call> withdrawing(String what, Map<String, Object> entry) {
        return () -> {
            var chart = chart();
            var wrong = chart.day.add(Chart.nurse(), what, entry).expect(201).text("id");
            return at(chart.day.id(), wrong).sending(WITHDRAWN);
        };
    }

    private static Map<String, Object> event() {
        var event = new HashMap<String, Object>(Map.of("code", "FALL", "severity", "MILD", "serious", true));
        event.putAll(Map.of("action", "NONE", "outcome", "RECOVERED"));
        return event;
    }
}
