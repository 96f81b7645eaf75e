package org.stillpoint.treatment;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.stillpoint.clinic.FileNode;
import org.stillpoint.clinic.Phase;
import org.stillpoint.clinic.PhaseCode;
import org.stillpoint.clinic.Service;

/** What a protocol says about the day of a session has to fit the visits of its services. */
final class DayRules {

    static final List<ProtocolRule> ALL = List.of(
            DayRules::vitalsAreInPhasesThatTheVisitHas,
            DayRules::vitalsAreBeforeThePatientLeaves,
            DayRules::theVisitObservesAsLongAsTheFloor,
            DayRules::bandsOfBloodPressureRise,
            DayRules::systolicIsAboveDiastolic);

    private DayRules() {}

    static void vitalsAreInPhasesThatTheVisitHas(ProtocolCheck check) {
        for (var item : check.node().items("vitals")) {
            for (var name : List.of("before", "phase")) {
                item.constant(name, PhaseCode.class)
                        .flatMap(phase -> treating(check)
                                .filter(service -> phase(service, phase).isEmpty())
                                .findFirst()
                                .map(service -> "the service " + service.code() + " has no phase " + phase))
                        .ifPresent(item.at(name)::wrong);
            }
        }
    }

    static void vitalsAreBeforeThePatientLeaves(ProtocolCheck check) {
        for (var item : check.node().items("vitals")) {
            var at = item.at("minutesAfterDosingBegan");
            at.number()
                    .flatMap(minutes -> treating(check)
                            .filter(service -> minutes > fromDosingOn(service))
                            .findFirst()
                            .map(service -> "the patient leaves %d minutes after dosing began with the service %s"
                                    .formatted(fromDosingOn(service), service.code())))
                    .ifPresent(at::wrong);
        }
    }

    static void theVisitObservesAsLongAsTheFloor(ProtocolCheck check) {
        var floor = check.protocol().observation().floorMinutes();
        treating(check).filter(service -> observed(service) < floor).findFirst().ifPresent(service -> check.node()
                .at("observation")
                .at("floorMinutes")
                .wrong("the service %s observes for %d minutes only".formatted(service.code(), observed(service))));
    }

    static void bandsOfBloodPressureRise(ProtocolCheck check) {
        var bands = check.protocol().bloodPressure();
        var node = check.node().at("bloodPressure");
        above(bands.warn(), "warn", bands.override(), node.at("override"));
        above(bands.override(), "override", bands.block(), node.at("block"));
        if (bands.override().isEmpty()) {
            above(bands.warn(), "warn", bands.block(), node.at("block"));
        }
    }

    private static void above(
            Optional<BloodPressure> lower, String lowerName, Optional<BloodPressure> higher, FileNode at) {
        if (lower.isEmpty() || higher.isEmpty()) {
            return;
        }
        if (higher.get().systolic() <= lower.get().systolic()
                || higher.get().diastolic() <= lower.get().diastolic()) {
            at.wrong("is not above " + lowerName);
        }
    }

    static void systolicIsAboveDiastolic(ProtocolCheck check) {
        for (var band : check.node().at("bloodPressure").properties()) {
            var systolic = band.getValue().number("systolic");
            var diastolic = band.getValue().number("diastolic");
            if (systolic.isPresent() && diastolic.isPresent() && systolic.get() <= diastolic.get()) {
                band.getValue().wrong("has its systolic value not above the diastolic one");
            }
        }
    }

    private static Stream<Service> treating(ProtocolCheck check) {
        return check.protocol().course().stream()
                .filter(CourseStep::isTreatment)
                .flatMap(step -> check.services().of(step).stream());
    }

    private static Optional<Phase> phase(Service service, PhaseCode code) {
        return service.phases().stream().filter(phase -> phase.code() == code).findFirst();
    }

    private static int observed(Service service) {
        return phase(service, PhaseCode.OBSERVATION).map(Phase::minutes).orElse(0);
    }

    private static int fromDosingOn(Service service) {
        return service.phases().stream()
                .filter(phase -> phase.code().compareTo(PhaseCode.DOSING) >= 0 && phase.code() != PhaseCode.TURNOVER)
                .mapToInt(Phase::minutes)
                .sum();
    }
}
