package org.stillpoint.treatment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillpoint.clinic.FileError;
import org.stillpoint.clinic.FileNode;
import org.stillpoint.clinic.PlanInstaller;
import org.stillpoint.clinic.Service;

/** What a protocol may not say, each by a change in one that ships. */
class ProtocolRulesTest {

    private static final String SPRAY = "ESKETAMINE_TRD";
    private static final String DRIP = "IV_6_IN_3_WEEKS";

    @Test
    void whatShipsBreaksNoRule() {
        for (var shipped : ShippedProtocols.all()) {
            assertEquals(List.of(), mistakes(ProtocolRow.definition(shipped)), shipped.code());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "weeks":3,"perWeek":2     | "weeks":3,"perWeek":4            | /course/0/perWeek | 4 sessions a week for 3 week(s) are impossible with minGapDays 2
            "weeks":3,"perWeek":2     | "weeks":1,"perWeek":4            | /course/0/perWeek | !impossible with minGapDays
            "minGapDays":2            | "minGapDays":5                   | /course/0/perWeek | impossible with minGapDays 5
            "minGapDays":2            | "minGapDays":4                   | /course/0/perWeek | !impossible with minGapDays
            "maxPerRolling7Days":3    | "maxPerRolling7Days":1           | /course/0/perWeek | 2 sessions a week are impossible with maxPerRolling7Days 1
            [7,7,7,7,14,14,28,28]     | [7,1,14]                         | /course/2/ladderDays/1 | 1 days are below minGapDays 2
            "ladderDays":[7,7,7,7,14,14,28,28] | "everyDays":{"from":1,"to":14} | /course/2/everyDays/from | 1 days are below minGapDays 2
            "ladderDays":[7,7,7,7,14,14,28,28] | "everyDays":{"from":14,"to":7} | /course/2/everyDays | goes from 14 days down to 7
            "ladderDays":[7,7,7,7,14,14,28,28] | "everyDays":{"from":7,"to":14} | /course/2/everyDays | !goes
            "ladderDays":[            | "weeks":4,"perWeek":1,"ladderDays":[ | /course/2 | more than one way: perWeek, ladderDays
            "warnGapDays":7           | "warnGapDays":1                  | /spacing/warnGapDays | is below minGapDays
            "lapseDays":14            | "lapseDays":6                    | /spacing/lapseDays | is below warnGapDays
            "warnGapDays":7,"lapseDays":14 | "lapseDays":3               | /course/0/perWeek | 2 sessions a week are up to 4 days apart and lapse after 3
            "warnGapDays":7,"lapseDays":14 | "lapseDays":4               | /course/0/perWeek | !lapse
            "afterDay":57,"maxPerRolling7Days":2 | "afterDay":14,"maxPerRolling7Days":1 | /course/0 | goes on after day 14 with 2 sessions in seven days, of which 1 are allowed
            "afterDay":57,"maxPerRolling7Days":2 | "afterDay":15,"maxPerRolling7Days":1 | /course/0 | !goes on
            "ladderDays":[7,7,7,7,14,14,28,28] | "everyDays":{"from":2,"to":3} | /course/2 | goes on after day 57 with 3 sessions in seven days, of which 2 are allowed
            "ladderDays":[7,7,7,7,14,14,28,28] | "everyDays":{"from":2,"to":4} | /course/2 | !goes on
            "reviewEveryDays":90      | "reviewEveryDays":27             | /course/2/reviewEveryDays | is below the 28 days to the next session
            "reviewEveryDays":90      | "reviewEveryDays":28             | /course/2/reviewEveryDays | !is below
            "ladderDays":[7,7,7,7,14,14,28,28],"reviewEveryDays":90 | "everyDays":{"from":7,"to":14},"reviewEveryDays":13 | /course/2/reviewEveryDays | is below the 14 days
            "upToDays":14             | "upToDays":7                     | /spacing/ladderTolerances/1/upToDays | does not rise
            "afterDay":57,            | ` `                              | /spacing/late | afterDay
            "warnGapDays":7,"lapseDays":14 | "lapseDays":1               | /spacing/lapseDays | is below minGapDays
            {"phase":"REVIEW","service":"INDUCTION_REVIEW"}, | ` `       | /course/1 | straight after INDUCTION: a REVIEW decides first
            "phase":"INDUCTION","service":"IV_KETAMINE_40","weeks":3,"perWeek":2 | "phase":"REVIEW","service":"INDUCTION_REVIEW" | /course | induction of 0 week(s)
            "phase":"INDUCTION"       | "phase":"PAUSED"                 | /course/0/phase | enumeration
            "phase":"MAINTENANCE"     | "phase":"ASSESSMENT"             | /course/2/phase | ASSESSMENT can not follow INDUCTION
            "reviewEveryDays":90}     | "reviewEveryDays":90},{"phase":"REVIEW","service":"INDUCTION_REVIEW"} | /course/3 | is never reached
            ,"reviewEveryDays":90     | ` `                              | /course/2 | lacks reviewEveryDays
            "weeks":3,"perWeek":2     | "reviewEveryDays":90             | /course/0 | does not say how often
            "weeks":3,"perWeek":2     | "perWeek":2                      | /course/0 | lacks weeks
            "phase":"REVIEW",         | "phase":"REVIEW","weeks":1,"perWeek":1, | /course/1 | REVIEW is a single visit
            "service":"IV_KETAMINE_40","weeks" | "service":"IV_KETAMINE_41","weeks" | /course/0/service | there is no service IV_KETAMINE_41
            "service":"IV_KETAMINE_40","weeks" | "service":"IM_KETAMINE","weeks" | /course/0/service | is of the route IM_KETAMINE; the step needs one of IV_KETAMINE
            "service":"INDUCTION_REVIEW" | "service":"IV_KETAMINE_40"    | /course/1/service | needs one of NONE
            "route":"IV_KETAMINE"     | "route":"ORAL_KETAMINE"          | /route | enumeration
            "warn":{"systolic":140,"diastolic":90} | "warn":{"systolic":165,"diastolic":90} | /bloodPressure/override | is not above warn
            "block":{"systolic":180,"diastolic":120} | "block":{"systolic":180,"diastolic":100} | /bloodPressure/block | is not above override
            "override":{"systolic":160,"diastolic":100},"block":{"systolic":180 | "block":{"systolic":130 | /bloodPressure/block | is not above warn
            "block":{"systolic":180,"diastolic":120} | "block":{"systolic":180,"diastolic":190} | /bloodPressure/block | systolic value not above
            {"everyMinutes":10,"phase":"DOSING"} | {"minutesAfterDosingBegan":141} | /vitals/1/minutesAfterDosingBegan | leaves 140 minutes after dosing began
            {"everyMinutes":10,"phase":"DOSING"} | {"minutesAfterDosingBegan":140} | /vitals/1/minutesAfterDosingBegan | !leaves
            {"everyMinutes":10,"phase":"DOSING"} | {"everyMinutes":10} | /vitals/1 | lacks phase
            "floorMinutes":60         | "floorMinutes":60.0              | /observation/floorMinutes | whole number without a decimal point
            "minGapDays":2            | "minGapDays":2.0                 | /spacing/minGapDays | whole number without a decimal point
            "ladderDays":[7,          | "ladderDays":[7.0,               | /course/2/ladderDays/0 | whole number without a decimal point
            "floorMinutes":60         | "floorMinutes":95                | /observation/floorMinutes | observes for 90 minutes only
            "dueHours":24,"fromHours":18 | "dueHours":17,"fromHours":18  | /followUps/0/dueHours | is before fromHours
            "dueHours":24,"fromHours":18 | "dueHours":24,"fromHours":-24 | /followUps/0/fromHours | only with after: BEFORE_MAINTENANCE
            "followUps":[             | "followUps":[{"code":"MEASURE","after":"BEFORE_MAINTENANCE","dueHours":-48,"fromHours":-90,"toHours":0}, | /followUps/0/fromHours | whole days before
            "followUps":[             | "followUps":[{"code":"MEASURE","after":"BEFORE_MAINTENANCE","dueHours":-48,"fromHours":-96,"toHours":24}, | /followUps/0/toHours | must be 0
            "followUps":[             | "followUps":[{"code":"ASKED","after":"BEFORE_MAINTENANCE","dueHours":-48,"fromHours":-96,"toHours":0}, | /followUps/0/code | must be MEASURE
            "followUps":[             | "followUps":[{"code":"MEASURE","after":"BEFORE_MAINTENANCE","dueHours":-48,"fromHours":-96,"toHours":0}, | /followUps/0 | !must
            "dueHours":168            | "dueHours":217                   | /followUps/1/dueHours | is after toHours
            "after":"EACH_SESSION"    | "after":"LAST_SESSION"           | /followUps/0/first | only with after: EACH_SESSION
            "after":"EVERY"           | "after":"LAST_SESSION"           | /followUps/5/everySessions | only with after: EVERY
            "code":"RETURN"           | "code":"WEARING_OFF_7D"          | /followUps/2/code | is there twice
            "weeks":3,"perWeek":2     | "weeks":4,"perWeek":1            | /course/0/perWeek | 1 sessions a week are outside of 2 to 3
            "weeks":3,"perWeek":2     | "weeks":5,"perWeek":2            | /course | 5 week(s) is outside of 2 to 4
            "weeks":3,"perWeek":2     | "weeks":1,"perWeek":2            | /course | 2 session(s) is outside of 4 to 12
            "weeks":3,"perWeek":2     | "weeks":4,"perWeek":3            | /course | !outside
            "escort":true             | "escort":1                       | /escort | integer found, boolean expected
            "escort":true             | "escort":true,"colour":"red"     | /colour | not known here
            "gates":[]                | "gates":["REMS"]                 | /gates/0 | enumeration
            "sources":{}              | "sources":{"hats":"a"}           | /sources | enumeration
            "name":"Six               | "name":"\\u0000Six               | /name | control character
            """)
    void everyMistakeIsNamedWithItsPlace(String part, String replacement, String pointer, String detail) {
        holds(DRIP, part, replacement, pointer, detail);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "minGapDays":2            | "minGapDays":1            | /spacing/minGapDays          | at least 2
            "maxPerRolling7Days":2    | "maxPerRolling7Days":3    | /spacing/maxPerRolling7Days  | at most 2
            ,"maxPerRolling7Days":2   | ` `                       | /spacing/maxPerRolling7Days  | at most 2
            "floorMinutes":120        | "floorMinutes":115        | /observation/floorMinutes    | at least 120
            "from":"LAST_DEVICE"      | "from":"END_OF_DOSING"    | /observation/from            | LAST_DEVICE
            "systolic":140            | "systolic":141            | /bloodPressure/override      | at most 140/90
            "override":               | "block":                  | /bloodPressure/override      | at most 140/90
            {"before":"DOSING"},      | ` `                       | /vitals                      | before DOSING and before DISCHARGE
            "minutesAfterDosingBegan":40 | "minutesAfterDosingBegan":41 | /vitals                | also 40 minutes after dosing began
            "minutesAfterDosingBegan":40 | "minutesAfterDosingBegan":1  | /vitals                | also 40 minutes after dosing began
            {"minutesAfterDosingBegan":40} | {"everyMinutes":15,"phase":"OBSERVATION"} | /vitals | also 40 minutes after dosing began
            {"minutesAfterDosingBegan":40} | {"minutesAfterDosingBegan":15},{"minutesAfterDosingBegan":40} | /vitals | !minutes after dosing
            "REMS_SITE_ACTIVE",       | ` `                       | /gates                       | with REMS_SITE_ACTIVE
            "REMS_PATIENT_ENROLLED",  | ` `                       | /gates                       | with REMS_PATIENT_ENROLLED
            "PRESCRIPTION_ON_FILE",   | ` `                       | /gates                       | with PRESCRIPTION_ON_FILE
            ,"PRESCRIBER_ON_SITE"     | ` `                       | /gates                       | with PRESCRIBER_ON_SITE
            "dueDays":7               | "dueDays":8               | /forms                       | REMS_MONITORING within 7 days
            "afterRestfulSleep":true  | "afterRestfulSleep":false | /noDriving                   | untilNextDay and afterRestfulSleep
            "weeks":4,"perWeek":2     | "weeks":4,"perWeek":3     | /course/0/perWeek            | impossible with maxPerRolling7Days 2
            "weeks":4,"perWeek":2     | "weeks":8,"perWeek":2     | /course                      | !outside
            """)
    void whatTheLabelAsksStays(String part, String replacement, String pointer, String detail) {
        holds(SPRAY, part, replacement, pointer, detail);
    }

    @Test
    void somebodyIsTreated() {
        var text = ProtocolRow.definition(shipped("ESKETAMINE_MDSI"))
                .replace(
                        "\"phase\":\"INDUCTION\",\"service\":\"ESKETAMINE_84\",\"weeks\":4,\"perWeek\":2",
                        "\"phase\":\"ASSESSMENT\",\"service\":\"INITIAL_ASSESSMENT\"");
        assertEquals(
                List.of("/course: has no treatment: INDUCTION, OPTIMISATION or MAINTENANCE"),
                mistakes(text).stream()
                        .map(error -> error.pointer() + ": " + error.detail())
                        .toList());
    }

    @Test
    void theExampleOfTheContractBreaksNoRule() throws IOException {
        var examples = FileNode.ofYaml(Files.readAllBytes(Path.of("src/main/resources/contract/treatment.yaml")));
        var requests = examples.at("defineProtocol").at("requests").properties();
        assertEquals(1, requests.size());
        assertEquals(List.of(), mistakes(requests.getFirst().getValue().json().toString()));
    }

    @Test
    void vitalsAreInPhasesThatTheVisitHas() {
        var text = ProtocolRow.definition(shipped(DRIP)).replace("\"before\":\"DOSING\"", "\"before\":\"TURNOVER\"");
        assertEquals(List.of(), mistakes(text));
        var shorter = PlanInstaller.demoPlan().services().stream()
                .map(service -> service.code().equals("IV_KETAMINE_40") ? withoutPreparation(service) : service)
                .toList();
        var text2 = text.replace("TURNOVER", "PREPARATION");
        assertEquals(
                List.of("/vitals/0/before: the service IV_KETAMINE_40 has no phase PREPARATION"),
                mistakes(text2, new ProtocolServices(shorter)).stream()
                        .map(error -> error.pointer() + ": " + error.detail())
                        .toList());
    }

    @Test
    void allMistakesAreToldAtOnce() {
        var text = ProtocolRow.definition(shipped(SPRAY))
                .replace(
                        "\"minGapDays\":2,\"maxPerRolling7Days\":2",
                        "\"minGapDays\":1,\"lapseDays\":1,\"warnGapDays\":3")
                .replace("\"floorMinutes\":120", "\"floorMinutes\":60")
                .replace("\"from\":7,\"to\":14", "\"from\":14,\"to\":7")
                .replace("\"service\":\"INDUCTION_REVIEW\"", "\"service\":\"NOWHERE\"")
                .replace("\"escort\":true", "\"escort\":\"yes\"");
        assertEquals(
                List.of(
                        "/course/0/perWeek",
                        "/course/1/service",
                        "/course/2/perWeek",
                        "/course/3/everyDays",
                        "/escort",
                        "/observation/floorMinutes",
                        "/spacing/lapseDays",
                        "/spacing/maxPerRolling7Days",
                        "/spacing/minGapDays"),
                mistakes(text).stream().map(FileError::pointer).sorted().toList());
    }

    private static void holds(String base, String part, String replacement, String pointer, String detail) {
        var text = ProtocolRow.definition(shipped(base));
        assertTrue(text.contains(part), part + " in " + text);
        var mistakes = mistakes(text.replaceFirst(
                Pattern.quote(part),
                Matcher.quoteReplacement(replacement.strip().replace("\\\\", "\\"))));
        var never = detail.startsWith("!");
        var found = mistakes.stream()
                .anyMatch(error -> error.pointer().equals(pointer)
                        && error.detail().contains(never ? detail.substring(1) : detail));
        assertEquals(!never, found, () -> pointer + " " + detail + " among " + mistakes);
    }

    private static Protocol shipped(String code) {
        return ShippedProtocols.all().stream()
                .filter(protocol -> protocol.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static List<FileError> mistakes(String text) {
        return mistakes(text, new ProtocolServices(PlanInstaller.demoPlan().services()));
    }

    private static List<FileError> mistakes(String text, ProtocolServices services) {
        var check = ProtocolCheck.of(FileNode.of(json(text), "protocol"), services);
        check.tellContradictions();
        UsualRange.check(check);
        return check.node().mistakes();
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    private static Service withoutPreparation(Service service) {
        return new Service(
                service.id(),
                service.code(),
                service.name(),
                service.publicName(),
                service.route(),
                service.phases().subList(1, service.phases().size()),
                service.needs(),
                service.startGridMinutes(),
                service.minimumNoticeMinutes(),
                service.horizonDays(),
                service.openToPublic(),
                service.sites(),
                service.retired());
    }
}
