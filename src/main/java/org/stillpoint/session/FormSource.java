package org.stillpoint.session;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
    DOSE(FormSource::dose, Words.NOT_RECORDED),
    DOSE_TIMES(
            day -> ofDoses(
                    day, dose -> dose.device().map(number -> number + ": ").orElse("") + day.time(dose.at())),
            Words.NOT_RECORDED),
    DOSE_LOTS(day -> ofDoses(day, Dose::lot), Words.NOT_RECORDED),
    GIVEN_BY(day -> ofDoses(day, dose -> day.practitioners().get(dose.givenBy())), Words.NOT_RECORDED),
    PRESSURE_BEFORE(day -> day.pressure("BEFORE_DOSING"), Words.NOT_RECORDED),
    PRESSURE_AFTER(FormCase::pressureAfterDosing, Words.NOT_RECORDED),
    PRESSURE_LEAVING(
            day -> day.file().session().leftAt().flatMap(left -> day.pressure("BEFORE_DISCHARGE")), Words.NOT_RECORDED),
    MONITORED_MINUTES(FormSource::monitored),
    LEFT_AT(day -> day.file().session().leftAt().map(day::time).map(FormValue::of)),
    SEDATION(Symptom.SEDATION),
    DISSOCIATION(Symptom.DISSOCIATION),
    RESPIRATORY_DEPRESSION(Symptom.RESPIRATORY_DEPRESSION),
    ADVERSE_EVENTS(day -> events(day, event -> true)),
    SERIOUS_EVENTS(day -> events(day, AdverseEvent::isSerious)),
    /** Typed by whoever completes the form. */
    STAFF(day -> Optional.empty(), "");

    /** What is begun with where staff say why the record does not. */
    private interface Words {
        String NOT_RECORDED = "not recorded: ";
        String NOT_OVER = "not recorded as resolved: ";
    }

    /** The patient's and the site's own, whatever the day was like. */
    private static final Set<FormSource> STANDING = EnumSet.of(
            PATIENT_NAME, DATE_OF_BIRTH, REMS_ENROLMENT, REMS_CERTIFICATION, SITE_NAME, SITE_ADDRESS, SESSION_DATE);

    private final Function<FormCase, Optional<FormValue>> reading;
    private final Function<FormCase, Stream<FormValue>> partly;
    private final Optional<String> words;

    FormSource(Function<FormCase, Optional<FormValue>> reading) {
        this(reading, day -> Stream.empty(), Optional.empty());
    }

    FormSource(Function<FormCase, Optional<FormValue>> reading, String words) {
        this(reading, day -> Stream.empty(), Optional.of(words));
    }

    FormSource(Symptom symptom) {
        this(day -> over(day, symptom), day -> seen(day, symptom), Optional.of(Words.NOT_OVER));
    }

    FormSource(
            Function<FormCase, Optional<FormValue>> reading,
            Function<FormCase, Stream<FormValue>> partly,
            Optional<String> words) {
        this.reading = reading;
        this.partly = partly;
        this.words = words;
    }

    /** Whether staff can say what the record does not, or why it does not. */
    boolean takesWords() {
        return words.isPresent();
    }

    /** What staff say, after what the record has of it all the same. */
    FormValue stated(FormCase day, String word) {
        return FormValue.joined(Stream.concat(partly.apply(day), Stream.of(FormValue.of(words.orElseThrow() + word))));
    }

    /** Whether what happened on the day, and nothing else, can change it. */
    boolean isOfTheDay() {
        return !STANDING.contains(this);
    }

    /** Empty while the record does not say. */
    Optional<FormValue> read(FormCase day) {
        return reading.apply(day);
    }

    /** One sum for each unit: milligrams and milligrams for each kilogram do not add up. */
    private static Optional<FormValue> dose(FormCase day) {
        var sums = Stream.of(DoseUnit.values())
                .map(unit ->
                        day.doses().stream().filter(dose -> dose.unit() == unit).toList())
                .filter(doses -> !doses.isEmpty())
                .map(FormSource::sum)
                .toList();
        return sums.isEmpty() ? Optional.empty() : Optional.of(FormValue.joined(sums.stream()));
    }

    /** Of doses in one unit; all of a day are of one drug, that of its route. */
    private static FormValue sum(List<Dose> doses) {
        var amount = doses.stream()
                .map(Dose::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .stripTrailingZeros();
        var first = doses.getFirst();
        return new FormValue(
                amount.toPlainString() + " " + (first.unit() == DoseUnit.MG ? "mg" : "mg/kg") + " "
                        + first.drug().name().toLowerCase(Locale.ROOT),
                doses.stream().map(Dose::id).toList());
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

    /** All that was seen, and when it was over; nothing where that is not so for the discharge either. */
    private static Optional<FormValue> over(FormCase day, Symptom symptom) {
        return day.resolved(symptom)
                .map(entry -> new FormValue("resolved at " + day.time(entry.at()), List.of(entry.id())))
                .map(end -> FormValue.joined(Stream.concat(seen(day, symptom), Stream.of(end))));
    }

    private static Stream<FormValue> seen(FormCase day, Symptom symptom) {
        return day.observations().stream().flatMap(entry -> seen(entry, symptom).stream());
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
