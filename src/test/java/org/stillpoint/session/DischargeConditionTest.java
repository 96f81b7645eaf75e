package org.stillpoint.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.session.DischargeCondition.BLOOD_PRESSURE_NOT_RISING;
import static org.stillpoint.session.DischargeCondition.DISSOCIATION_RESOLVED;
import static org.stillpoint.session.DischargeCondition.FINAL_BLOOD_PRESSURE_RECORDED;
import static org.stillpoint.session.DischargeCondition.INSTRUCTIONS_GIVEN;
import static org.stillpoint.session.DischargeCondition.NEXT_FOLLOW_UP;
import static org.stillpoint.session.DischargeCondition.OBSERVATION_FLOOR_ELAPSED;
import static org.stillpoint.session.DischargeCondition.RESPIRATORY_DEPRESSION_RESOLVED;
import static org.stillpoint.session.DischargeCondition.SEDATION_RESOLVED;
import static org.stillpoint.session.DischargeCondition.SIGNED_OFF;
import static org.stillpoint.session.DischargeCondition.TRANSPORT_PRESENT;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillpoint.clinic.PhaseCode;
import org.stillpoint.clinic.Route;
import org.stillpoint.session.ChartFacts.Pressure;
import org.stillpoint.testsupport.ClinicSample;
import org.stillpoint.treatment.BloodPressure;

/** Each condition of a discharge, alone. */
class DischargeConditionTest {

    private static final Instant DOSED = Instant.parse("2031-03-05T15:00:00Z");

    /** Two hours after dosing, with everything that a discharge needs; each test takes something away. */
    private static final class Patient {

        private Instant now = at(120);
        private Optional<Instant> dosed = Optional.of(DOSED);
        private int floor = 120;
        private Optional<BloodPressure> band = Optional.of(new BloodPressure(140, 90));
        private List<Pressure> pressures =
                new ArrayList<>(List.of(new Pressure(at(-30), 150, 92), new Pressure(at(110), 148, 91)));
        private Optional<Instant> sedation = Optional.of(at(100));
        private Optional<Instant> dissociation = Optional.of(at(100));
        private Optional<Instant> respiration = Optional.of(at(100));
        private boolean transport = true;
        private boolean allowed = true;
        private boolean instructions = true;
        private boolean signed = true;
        private boolean followUp = true;

        DischargeFacts facts() {
            var chart = new ChartFacts(pressures, sedation, dissociation, respiration);
            return new DischargeFacts(
                    now,
                    dosed,
                    floor,
                    band,
                    Duration.ofMinutes(30),
                    chart,
                    transport,
                    allowed,
                    instructions,
                    signed,
                    followUp);
        }

        void assertLacks(DischargeCondition... wanted) {
            assertThat(Stream.of(DischargeCondition.values())
                            .filter(condition -> condition.whyNot(facts()).isPresent()))
                    .containsExactly(wanted);
        }
    }

    private static Instant at(int minutes) {
        return DOSED.plus(Duration.ofMinutes(minutes));
    }

    private final Patient patient = new Patient();

    @Test
    void whoHasEverythingMayLeave() {
        patient.assertLacks();
    }

    @Test
    void theFloorIsCountedFromTheActualEndOfDosing() {
        patient.now = at(120).minusSeconds(1);
        patient.assertLacks(OBSERVATION_FLOOR_ELAPSED);
        assertThat(OBSERVATION_FLOOR_ELAPSED.whyNot(patient.facts()))
                .get()
                .asString()
                .startsWith("1 minutes are left");
        patient.now = at(120);
        patient.assertLacks();
        patient.dosed = Optional.of(at(20));
        patient.assertLacks(OBSERVATION_FLOOR_ELAPSED);
        assertThat(OBSERVATION_FLOOR_ELAPSED.whyNot(patient.facts()))
                .get()
                .asString()
                .startsWith("20 minutes are left");
    }

    @Test
    void nobodyLeavesWhileSomethingIsGiven() {
        patient.dosed = Optional.empty();
        patient.assertLacks(
                OBSERVATION_FLOOR_ELAPSED,
                FINAL_BLOOD_PRESSURE_RECORDED,
                SEDATION_RESOLVED,
                DISSOCIATION_RESOLVED,
                RESPIRATORY_DEPRESSION_RESOLVED);
    }

    @Test
    void theFinalBloodPressureIsTakenAfterDosingAndAtMostHalfAnHourOld() {
        patient.pressures = List.of(new Pressure(at(-40), 130, 80), new Pressure(at(-1), 130, 80));
        patient.assertLacks(FINAL_BLOOD_PRESSURE_RECORDED);
        patient.pressures = List.of(new Pressure(at(-40), 130, 80), new Pressure(at(89), 130, 80));
        patient.assertLacks(FINAL_BLOOD_PRESSURE_RECORDED);
        patient.pressures = List.of(new Pressure(at(-40), 130, 80), new Pressure(at(90), 130, 80));
        patient.assertLacks();
        patient.pressures = List.of();
        patient.assertLacks(FINAL_BLOOD_PRESSURE_RECORDED, BLOOD_PRESSURE_NOT_RISING);
    }

    @ParameterizedTest
    @CsvSource({
        "148, 91, 148, 91, true",
        "148, 91, 149, 91, false",
        "148, 91, 148, 92, false",
        "148, 91, 140, 89, true",
        // Below 140/90 a rise is none; at it in either value it is one.
        "110, 70, 139, 89, true",
        "110, 70, 140, 80, false",
        "110, 70, 130, 90, false"
    })
    void theLastBloodPressureIsNotAboveTheOneBeforeUnlessBelowTheFirstBand(
            int systolic, int diastolic, int lastSystolic, int lastDiastolic, boolean met) {
        patient.pressures =
                List.of(new Pressure(at(80), systolic, diastolic), new Pressure(at(110), lastSystolic, lastDiastolic));
        patient.assertLacks(met ? new DischargeCondition[0] : new DischargeCondition[] {BLOOD_PRESSURE_NOT_RISING});
    }

    @Test
    void aSingleHighBloodPressureCanNotBeSeenNotToRise() {
        patient.pressures = List.of(new Pressure(at(110), 150, 80));
        patient.assertLacks(BLOOD_PRESSURE_NOT_RISING);
        patient.pressures = List.of(new Pressure(at(110), 120, 80));
        patient.assertLacks();
    }

    @Test
    void withoutBandsEveryRiseIsOne() {
        patient.band = Optional.empty();
        patient.pressures = List.of(new Pressure(at(80), 110, 70), new Pressure(at(110), 111, 70));
        patient.assertLacks(BLOOD_PRESSURE_NOT_RISING);
    }

    @Test
    void sedationIsRecordedAsResolvedAfterDosing() {
        patient.sedation = Optional.empty();
        patient.assertLacks(SEDATION_RESOLVED);
        patient.sedation = Optional.of(at(-1));
        patient.assertLacks(SEDATION_RESOLVED);
    }

    @Test
    void dissociationIsRecordedAsResolvedAfterDosing() {
        patient.dissociation = Optional.empty();
        patient.assertLacks(DISSOCIATION_RESOLVED);
        patient.dissociation = Optional.of(at(-1));
        patient.assertLacks(DISSOCIATION_RESOLVED);
    }

    @Test
    void respiratoryDepressionIsRecordedAsResolvedAfterDosing() {
        patient.respiration = Optional.empty();
        patient.assertLacks(RESPIRATORY_DEPRESSION_RESOLVED);
        patient.respiration = Optional.of(at(-1));
        patient.assertLacks(RESPIRATORY_DEPRESSION_RESOLVED);
    }

    @Test
    void whoTakesThePatientHomeIsHere() {
        patient.transport = false;
        patient.assertLacks(TRANSPORT_PRESENT);
    }

    @Test
    void whoMayNotTakeThePatientHomeDoesNot() {
        patient.allowed = false;
        patient.assertLacks(TRANSPORT_PRESENT);
    }

    @Test
    void theInstructionsAreGiven() {
        patient.instructions = false;
        patient.assertLacks(INSTRUCTIONS_GIVEN);
    }

    @Test
    void aClinicianSignsOff() {
        patient.signed = false;
        patient.assertLacks(SIGNED_OFF);
    }

    @Test
    void somethingFollows() {
        patient.followUp = false;
        patient.assertLacks(NEXT_FOLLOW_UP);
    }

    @Test
    void allThatIsMissingIsToldTogether() {
        patient.now = at(30);
        patient.pressures = List.of();
        patient.sedation = Optional.empty();
        patient.dissociation = Optional.empty();
        patient.respiration = Optional.empty();
        patient.transport = false;
        patient.instructions = false;
        patient.signed = false;
        patient.followUp = false;
        patient.assertLacks(DischargeCondition.values());
    }

    @Property
    void nothingThatIsToldOpensTheDoorBeforeTheFloor(
            @ForAll @IntRange(min = 1, max = 240) int floor, @ForAll @IntRange(max = 300) int minutes) {
        var early = new Patient();
        early.floor = floor;
        early.now = at(minutes);
        assertThat(OBSERVATION_FLOOR_ELAPSED.whyNot(early.facts()).isPresent()).isEqualTo(minutes < floor);
    }

    @ParameterizedTest
    @CsvSource({"IV_KETAMINE, 30", "IM_KETAMINE, 30", "ESKETAMINE_NASAL, 120"})
    void withoutAFloorOfItsOwnAVisitIsWatchedAsPlannedAndNeverLessThanTheLabel(Route route, int floor) {
        var clinic = ClinicSample.in("UTC").room("room", "ROOM").service("visit", service -> service.route(route)
                .phase(PhaseCode.DOSING, 10)
                .phase(PhaseCode.OBSERVATION, 30)
                .need("ROOM", PhaseCode.DOSING, PhaseCode.OBSERVATION));
        assertThat(ObservationFloor.minutes(clinic.service("visit"), Optional.empty()))
                .isEqualTo(floor);
    }
}
