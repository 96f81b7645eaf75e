package org.stillpoint.treatment;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.stillpoint.clinic.Route;
import org.stillpoint.testsupport.Chart;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Wire;
import org.stillpoint.testsupport.Wire.Answer;

/** A patient who may have six infusions in an office of their own, and the calls by which staff plan them. */
public final class SeriesSample {

    static final String PATH = "/v1/treatment-series";

    final Office office;
    final Protocol protocol;
    Chart chart;
    private String id;

    private SeriesSample(Office office, Protocol protocol, Chart chart) {
        this.office = office;
        this.protocol = protocol;
        this.chart = chart;
    }

    /** Six infusions in three weeks, from the office's day on. */
    public static SeriesSample infusions() {
        return infusions(Chart.office());
    }

    public static SeriesSample infusions(Office office) {
        var protocol = ProtocolSample.of("IV_6_IN_3_WEEKS")
                .with("IV_KETAMINE_40", office.service("infusion"))
                .with("INDUCTION_REVIEW", office.service("talk"))
                .install();
        return new SeriesSample(office, protocol, Chart.complete(office, Route.IV_KETAMINE));
    }

    /** By that protocol, of somebody who has all that it needs, from the office's day on. */
    public static SeriesSample of(Office office, Protocol protocol, Chart chart) {
        return new SeriesSample(office, protocol, chart);
    }

    /** Eight sprays in four weeks, then a review, then on. */
    public static SeriesSample sprays() {
        return sprays(Chart.office());
    }

    public static SeriesSample sprays(Office office) {
        var protocol = ProtocolSample.of("ESKETAMINE_TRD")
                .with("ESKETAMINE_84", office.service("spray"))
                .with("INDUCTION_REVIEW", office.service("talk"))
                .install();
        return new SeriesSample(office, protocol, Chart.complete(office, Route.ESKETAMINE_NASAL));
    }

    /** Six infusions in two weeks, for the same patient in the same office. */
    SeriesSample alsoQuickInfusions() {
        var quick = ProtocolSample.of("IV_6_IN_2_WEEKS")
                .with("IV_KETAMINE_40", office.service("infusion"))
                .with("INDUCTION_REVIEW", office.service("talk"))
                .install();
        chart.clearance(
                Route.IV_KETAMINE,
                "TREATMENT_RESISTANT_DEPRESSION",
                office.day().plusDays(180));
        return new SeriesSample(office, quick, chart);
    }

    /** Another patient of the same office. */
    public SeriesSample another() {
        return new SeriesSample(office, protocol, Chart.complete(office, protocol.route()));
    }

    public Map<String, Object> beginning() {
        var beginning = new HashMap<String, Object>();
        beginning.put("patient", chart.patient());
        beginning.put("protocol", protocol.code());
        beginning.put("site", office.site());
        beginning.put(
                "start",
                Map.of(
                        "from",
                        office.day().toString(),
                        "to",
                        office.day().plusDays(6).toString()));
        return beginning;
    }

    public Map<String, Object> beginning(String member, Object value) {
        var beginning = beginning();
        beginning.put(member, value);
        return beginning;
    }

    public Answer begin(Map<String, Object> beginning) {
        return Chart.nurse().post(PATH, beginning);
    }

    public SeriesSample begun() {
        id = begin(beginning()).expect(201).text("id");
        return this;
    }

    public SeriesSample begun(String member, Object value) {
        id = begin(beginning(member, value)).expect(201).text("id");
        return this;
    }

    public String id() {
        return id;
    }

    public String path() {
        return PATH + "/" + id;
    }

    public JsonNode read() {
        return Chart.nurse().get(path()).expect(200).body();
    }

    /** A change of the series as it is now. */
    public Answer change(Wire caller, String what, Map<String, Object> request) {
        return caller.ifMatch(read().path("version").asLong()).post(path() + "/" + what, request);
    }

    public JsonNode propose(Map<String, Object> request) {
        return Office.desk().post(path() + "/proposals", request).expect(201).body();
    }

    /** The best proposal for the next phase. */
    public JsonNode best() {
        return propose(Map.of("limit", 1)).path("items").get(0);
    }

    public Answer book(JsonNode proposal) {
        return change(
                Office.desk(),
                "bookings",
                Map.of("proposal", proposal.path("id").asText()));
    }

    public JsonNode booked() {
        return book(best()).expect(201).body().path("series");
    }

    public LocalDate day(int after) {
        return office.day().plusDays(after);
    }

    public Answer single(String service, int day, String time) {
        return Office.desk()
                .post("/v1/appointments", office.booking(service, office.at(day(day), time), chart.patient()));
    }

    public static List<String> texts(JsonNode list, String member) {
        return list.findValuesAsText(member);
    }

    /** Installs another version of the protocol and tells its number. */
    public int nextVersion() {
        return ProtocolSample.of("IV_6_IN_3_WEEKS")
                .with("IV_KETAMINE_40", office.service("infusion"))
                .with("INDUCTION_REVIEW", office.service("talk"))
                .replacing("\"lapseDays\":14", "\"lapseDays\":21")
                .installAfter(protocol)
                .version();
    }

    UUID uuid() {
        return UUID.fromString(id);
    }
}
