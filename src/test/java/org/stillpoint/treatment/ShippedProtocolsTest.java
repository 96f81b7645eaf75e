package org.stillpoint.treatment;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stillpoint.treatment.CoursePhase.INDUCTION;
import static org.stillpoint.treatment.CoursePhase.MAINTENANCE;
import static org.stillpoint.treatment.CoursePhase.OPTIMISATION;
import static org.stillpoint.treatment.CoursePhase.REVIEW;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.stillpoint.clinic.FileError;
import org.stillpoint.clinic.FileNode;
import org.stillpoint.clinic.PhaseCode;
import org.stillpoint.treatment.Rhythm.Every;
import org.stillpoint.treatment.Rhythm.Ladder;
import org.stillpoint.treatment.Rhythm.Once;
import org.stillpoint.treatment.Rhythm.PerWeek;

/** What ships is what the domain's rules say, number by number. */
class ShippedProtocolsTest {

    private static final CourseStep REVIEWED =
            new CourseStep(REVIEW, "INDUCTION_REVIEW", new Once(), OptionalInt.empty());
    private static final Rhythm LADDER = new Ladder(List.of(7, 7, 7, 7, 14, 14, 28, 28));

    @Test
    void areReadWithoutAMistake() {
        assertEquals(
                List.of(),
                ShippedProtocols.file().mistakes().stream()
                        .map(FileError::toString)
                        .toList());
        assertEquals(
                List.of("ESKETAMINE_TRD", "ESKETAMINE_MDSI", "IV_6_IN_3_WEEKS", "IV_6_IN_2_WEEKS", "IM_4_IN_2_WEEKS"),
                ShippedProtocols.all().stream().map(Protocol::code).toList());
    }

    @Test
    void esketamineIsGivenTwiceAWeekThenWeeklyThenEveryOneToTwoWeeks() {
        var spray = protocol("ESKETAMINE_TRD");
        assertEquals(
                List.of(
                        step(INDUCTION, "ESKETAMINE_84", new PerWeek(4, 2)),
                        REVIEWED,
                        step(OPTIMISATION, "ESKETAMINE_84", new PerWeek(4, 1)),
                        reviewed("ESKETAMINE_84", new Every(7, 14))),
                spray.course());
        assertEquals(
                List.of(step(INDUCTION, "ESKETAMINE_84", new PerWeek(4, 2)), REVIEWED),
                protocol("ESKETAMINE_MDSI").course());
    }

    @Test
    void esketamineKeepsItsLabel() {
        for (var spray : List.of(protocol("ESKETAMINE_TRD"), protocol("ESKETAMINE_MDSI"))) {
            assertEquals(new Spacing(2, OptionalInt.of(2), OptionalInt.empty(), OptionalInt.empty()), spray.spacing());
            assertEquals(new Observation(120, Observation.CountedFrom.LAST_DEVICE), spray.observation());
            assertEquals(
                    List.of(
                            new VitalsDue.Before(PhaseCode.DOSING),
                            new VitalsDue.AfterDosingBegan(40),
                            new VitalsDue.Before(PhaseCode.DISCHARGE)),
                    spray.vitals());
            assertEquals(
                    new BloodPressureBands(Optional.empty(), band(140, 90), Optional.empty()), spray.bloodPressure());
            assertEquals(
                    List.of("REMS_SITE_ACTIVE", "REMS_PATIENT_ENROLLED", "PRESCRIPTION_ON_FILE", "PRESCRIBER_ON_SITE"),
                    spray.gates());
            assertEquals(Optional.of(new NoDriving(Optional.empty(), true, true)), spray.noDriving());
            assertEquals(Optional.of(new Fasting(2, 30, Optional.of(60))), spray.fasting());
            assertEquals(List.of(new FormDue("REMS_MONITORING", 7)), spray.forms());
        }
    }

    @Test
    void infusionsAreSixInThreeOrTwoWeeksAndThenALadder() {
        assertEquals(
                List.of(
                        step(INDUCTION, "IV_KETAMINE_40", new PerWeek(3, 2)),
                        REVIEWED,
                        reviewed("IV_KETAMINE_40", LADDER)),
                protocol("IV_6_IN_3_WEEKS").course());
        assertEquals(
                List.of(
                        step(INDUCTION, "IV_KETAMINE_40", new PerWeek(2, 3)),
                        REVIEWED,
                        reviewed("IV_KETAMINE_40", LADDER)),
                protocol("IV_6_IN_2_WEEKS").course());
    }

    @Test
    void infusionsAreWatchedAsTheDomainSays() {
        for (var drip : List.of(protocol("IV_6_IN_3_WEEKS"), protocol("IV_6_IN_2_WEEKS"))) {
            assertEquals(
                    List.of(
                            new VitalsDue.Before(PhaseCode.DOSING),
                            new VitalsDue.Every(10, PhaseCode.DOSING),
                            new VitalsDue.Every(15, PhaseCode.OBSERVATION),
                            new VitalsDue.Before(PhaseCode.DISCHARGE)),
                    drip.vitals());
            assertEquals(new Observation(60, Observation.CountedFrom.END_OF_DOSING), drip.observation());
        }
    }

    @Test
    void injectionsAreFourInTwoWeeks() {
        var shot = protocol("IM_4_IN_2_WEEKS");
        assertEquals(List.of(step(INDUCTION, "IM_KETAMINE", new PerWeek(2, 2)), REVIEWED), shot.course());
        assertEquals(
                List.of(
                        new VitalsDue.Before(PhaseCode.DOSING),
                        new VitalsDue.AfterDosingBegan(15),
                        new VitalsDue.AfterDosingBegan(30),
                        new VitalsDue.AfterDosingBegan(60),
                        new VitalsDue.AfterDosingBegan(90),
                        new VitalsDue.Before(PhaseCode.DISCHARGE)),
                shot.vitals());
        assertEquals(new Observation(90, Observation.CountedFrom.END_OF_DOSING), shot.observation());
    }

    @Test
    void infusionsAndInjectionsKeepTheClinicsDefaults() {
        for (var code : List.of("IV_6_IN_3_WEEKS", "IV_6_IN_2_WEEKS", "IM_4_IN_2_WEEKS")) {
            var protocol = protocol(code);
            assertEquals(new Spacing(2, OptionalInt.of(3), OptionalInt.of(7), OptionalInt.of(14)), protocol.spacing());
            assertEquals(
                    new BloodPressureBands(band(140, 90), band(160, 100), band(180, 120)), protocol.bloodPressure());
            assertEquals(Optional.of(new Fasting(6, 120, Optional.empty())), protocol.fasting());
            assertEquals(Optional.of(new NoDriving(Optional.of(24), true, false)), protocol.noDriving());
            assertTrue(protocol.escort());
            assertEquals("clinic default", protocol.source());
        }
    }

    @Test
    void allSayHowOftenLateInASeriesAndHowExactlyALadderIsKeptAndOnWhoseWord() {
        for (var shipped : ShippedProtocols.all()) {
            assertEquals(new LateLimit(57, 2), shipped.spacing().late());
            assertEquals(2, shipped.spacing().tolerance(7));
            assertEquals(4, shipped.spacing().tolerance(14));
            assertEquals(7, shipped.spacing().tolerance(28));
            assertEquals(7, shipped.spacing().tolerance(400));
            assertEquals("clinic default", shipped.sources().getOrDefault("late", shipped.source()));
        }
    }

    @Test
    void aVersionThatWasStoredBeforeThatCouldBeSaidKeepsWhatHeldThen() {
        var now = protocol("IV_6_IN_3_WEEKS");
        var text = ProtocolRow.definition(now);
        var before =
                text.replaceAll(",\"late\":\\{[^}]*\\},\"ladderTolerances\":\\[[^]]*\\],\"margins\":\\{[^}]*\\}", "");
        assertFalse(before.contains("late\":"));
        var read = ProtocolReader.read(FileNode.ofYaml(before.getBytes(StandardCharsets.UTF_8)));
        assertEquals(now.spacing(), read.spacing());
        assertEquals(List.of(), ProtocolDefinition.of(read).differenceTo(ProtocolDefinition.of(now)));
    }

    @Test
    void marginsThatNobodySaysAreTheClinicsAndNotTheLabels() {
        var spray = protocol("ESKETAMINE_TRD");
        assertEquals(new PlanMargins(7, 7, 3, 14), spray.spacing().margins());
        assertEquals(new DaySpan(1, 7), spray.spacing().reviewAfter());
        assertEquals("clinic default", spray.sources().get("margins"));
        var before = ProtocolRow.definition(spray)
                .replaceAll(",\"margins\":\\{[^}]*\\}", "")
                .replaceAll("\"margins\":\"clinic default\",?", "")
                .replace(",}", "}");
        assertFalse(before.contains("margins"));
        var read = ProtocolReader.read(FileNode.ofYaml(before.getBytes(StandardCharsets.UTF_8)));
        assertEquals(List.of(), ProtocolDefinition.of(read).differenceTo(ProtocolDefinition.of(spray)));
    }

    @Test
    void followUpsAreDueAsTheDomainSays() {
        for (var shipped : ShippedProtocols.all()) {
            assertEquals(
                    Stream.of(
                                    List.of("CHECK_IN_24H", 24, 18, 36),
                                    List.of("WEARING_OFF_7D", 7 * 24, 5 * 24, 9 * 24),
                                    List.of("RETURN", 10 * 24, 10 * 24, 14 * 24),
                                    List.of("INDUCTION_REVIEW", 24, 24, 7 * 24),
                                    List.of("LATE_RELAPSE", 18 * 24, 18 * 24, 28 * 24),
                                    List.of("SAFETY_REVIEW", 90 * 24, 90 * 24, 104 * 24))
                            .collect(toMap(List::getFirst, plan -> plan)),
                    shipped.followUps().stream()
                            .map(plan ->
                                    List.<Object>of(plan.code(), plan.dueHours(), plan.fromHours(), plan.toHours()))
                            .collect(toMap(List::getFirst, plan -> plan)));
        }
    }

    private static CourseStep step(CoursePhase phase, String service, Rhythm rhythm) {
        return new CourseStep(phase, service, rhythm, OptionalInt.empty());
    }

    private static CourseStep reviewed(String service, Rhythm rhythm) {
        return new CourseStep(MAINTENANCE, service, rhythm, OptionalInt.of(90));
    }

    private static Optional<BloodPressure> band(int systolic, int diastolic) {
        return Optional.of(new BloodPressure(systolic, diastolic));
    }

    private static Protocol protocol(String code) {
        return ShippedProtocols.all().stream()
                .filter(protocol -> protocol.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
