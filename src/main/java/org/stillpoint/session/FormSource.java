package org.stillpoint.session;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a field of a form comes from. */
public enum FormSource {
    PATIENT_NAME(day -> day.patient().map(person -> FormValue.of(person.givenName() + " " + person.familyName()))),
    DATE_OF_BIRTH(
            day -> day.patient().map(person -> FormValue.of(person.dateOfBirth().toString()))),
    REMS_ENROLMENT(day -> day.enrolmentNumber().map(FormValue::of)),
    REMS_CERTIFICATION(day -> day.certificationNumber().map(FormValue::of)),
    SITE_NAME(day -> Optional.of(FormValue.of(day.file().site().name()))),
    SITE_ADDRESS(day -> Optional.of(FormValue.of(day.file().site().address()))),
    SESSION_DATE(day -> Optional.of(FormValue.of(day.day().toString()))),
    DOSE(FormSource::dose),
    DOSE_TIMES(day ->
            ofDoses(day, dose -> dose.device().map(number -> number + ": ").orElse("") + day.time(dose.at()))),
    DOSE_LOTS(day -> ofDoses(day, Dose::lot)),
    GIVEN_BY(day -> ofDoses(day, dose -> day.practitioners().get(dose.givenBy()))),
    PRESSURE_BEFORE(day -> day.pressure("BEFORE_DOSING")),
    PRESSURE_AFTER(day -> day.pressure("_AFTER_DOSING_BEGAN")),
    PRESSURE_LEAVING(day -> day.file().session().leftAt().flatMap(left -> day.pressure("BEFORE_DISCHARGE"))),
    MONITORED_MINUTES(FormSource::monitored),
    LEFT_AT(day -> day.file().session().leftAt().map(day::time).map(FormValue::of)),
    SEDATION(day -> over(day, Symptom.SEDATION)),
    DISSOCIATION(day -> over(day, Symptom.DISSOCIATION)),
    RESPIRATORY_DEPRESSION(day -> over(day, Symptom.RESPIRATORY_DEPRESSION)),
    ADVERSE_EVENTS(day -> events(day, event -> true)),
    SERIOUS_EVENTS(day -> events(day, AdverseEvent::isSerious)),
    /** Typed by whoever completes the form. */
    STAFF(day -> Optional.empty());

    private final Function<FormCase, Optional<FormValue>> reading;

    FormSource(Function<FormCase, Optional<FormValue>> reading) {
        this.reading = reading;
    }

    /** Empty while the record does not say. */
    Optional<FormValue> read(FormCase day) {
        return reading.apply(day);
    }

    private static Optional<FormValue> dose(FormCase day) {
        return day.doses().stream().map(Dose::unit).findFirst().map(unit -> {
            var amount = day.doses().stream()
                    .map(Dose::amount)
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .stripTrailingZeros();
            return new FormValue(
                    amount.toPlainString() + " " + (unit == DoseUnit.MG ? "mg" : "mg/kg") + " "
                            + day.doses().getFirst().drug().name().toLowerCase(Locale.ROOT),
                    day.doses().stream().map(Dose::id).toList());
        });
    }

    private static Optional<FormValue> ofDoses(FormCase day, Function<Dose, String> text) {
        return day.doses().isEmpty()
                ? Optional.empty()
                : Optional.of(new FormValue(
                        day.doses().stream().map(text).distinct().collect(Collectors.joining("; ")),
                        day.doses().stream().map(Dose::id).toList()));
    }

    private static Optional<FormValue> monitored(FormCase day) {
        var session = day.file().session();
        return session.dosingEndedAt().flatMap(ended -> session.leftAt()
                .map(left ->
                        FormValue.of(Long.toString(Duration.between(ended, left).toMinutes()))));
    }

    /** All that was seen, and since when it is over; nothing as long as nobody has said that it is. */
    private static Optional<FormValue> over(FormCase day, Symptom symptom) {
        return day.observations().stream()
                .filter(entry -> entry.resolved().contains(symptom))
                .findFirst()
                .map(entry -> new FormValue("resolved at " + day.time(entry.at()), List.of(entry.id())))
                .map(end -> FormValue.joined(Stream.concat(
                        day.observations().stream().flatMap(entry -> seen(entry, symptom).stream()), Stream.of(end))));
    }

    private static Optional<FormValue> seen(ObservationEntry entry, Symptom symptom) {
        var all = entry.seen();
        return switch (symptom) {
            case SEDATION ->
                all.sedation().map(found -> new FormValue(found.scale() + " " + found.value(), List.of(entry.id())));
            case DISSOCIATION -> all.dissociation().map(found -> new FormValue(found + " of 10", List.of(entry.id())));
            case RESPIRATORY_DEPRESSION -> Optional.empty();
        };
    }

    private static Optional<FormValue> events(FormCase day, Predicate<AdverseEvent> wanted) {
        var found = day.events().stream().filter(wanted).toList();
        return Optional.of(
                found.isEmpty()
                        ? FormValue.of("none")
                        : FormValue.joined(found.stream().map(event -> told(event, day))));
    }

    private static FormValue told(AdverseEvent event, FormCase day) {
        var found = event.found().orElseThrow();
        return new FormValue(
                "%s, %s, from %s, %s, %s"
                        .formatted(
                                words(found.code()),
                                words(found.severity()),
                                day.time(event.at()),
                                words(found.action()),
                                words(found.outcome())),
                List.of(event.id()));
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
