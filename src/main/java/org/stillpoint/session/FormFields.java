package org.stillpoint.session;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Fills in the fields of forms: from the record, and where that does not say it from what staff say. */
@ApplicationScoped
class FormFields {

    private static final TypeReference<List<FormField>> FIELDS = new TypeReference<>() {};

    private final FormCases cases;

    FormFields(FormCases cases) {
        this.cases = cases;
    }

    List<FormField> of(String code, SessionFile file, FormAnswers answers) {
        var day = cases.of(file);
        return FormDefinitions.of(code).fields().stream()
                .map(field -> filled(field, day, answers))
                .toList();
    }

    List<FormField> of(SessionForm form, SessionFile file) {
        return of(form.code(), file, FormAnswers.of(form));
    }

    private static FormField filled(FormDefinition.Field field, FormCase day, FormAnswers answers) {
        var recorded = field.from().read(day);
        var word = Optional.of(field.from()).filter(FormSource::takesWords).flatMap(from -> answers.to(field.name()));
        boolean stated = recorded.isEmpty() && word.isPresent();
        var value = recorded.or(() -> word.map(why -> field.from().stated(day, why)));
        return new FormField(
                field.name(),
                field.label(),
                value.map(FormValue::text).orElse(null),
                field.from(),
                value.map(FormValue::entries).orElseGet(List::<UUID>of),
                field.required(),
                stated ? answers.by().orElse(null) : null);
    }

    /** What a form said when it was sent; empty for what can not be read any more. */
    static Optional<List<FormField>> sent(FormSubmission submission) {
        return FormText.read(submission.snapshot(), FIELDS);
    }

    /** Whether it tells of the day what it told when it was sent. */
    boolean saysAsSent(SessionForm form, FormSubmission submission, SessionFile file) {
        var now = new HashMap<String, FormField>();
        of(form, file).forEach(field -> now.put(field.name(), field));
        // Of what can not be read any more nobody knows that it is still so.
        return sent(submission)
                .filter(kept -> kept.stream()
                        .filter(field -> field.from().isOfTheDay())
                        .allMatch(field -> field.tellsAs(now.get(field.name()))))
                .isPresent();
    }
}
