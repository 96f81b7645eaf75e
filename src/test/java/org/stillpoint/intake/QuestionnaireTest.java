package org.stillpoint.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.clinic.Route.ESKETAMINE_NASAL;
import static org.stillpoint.clinic.Route.IM_KETAMINE;
import static org.stillpoint.clinic.Route.IV_KETAMINE;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What each answer means, item by item. */
@QuarkusTest
class QuestionnaireTest {

    private static final int ITEMS = 31;

    @Inject
    Questionnaires questionnaires;

    private Map<String, ScreeningAnswer> allNo() {
        return questionnaires.present().items().stream()
                .collect(Collectors.toMap(Questionnaire.Item::code, item -> ScreeningAnswer.NO));
    }

    private Map<String, ScreeningAnswer> allNoBut(String item, ScreeningAnswer answer) {
        var answers = new HashMap<>(allNo());
        assertThat(answers.put(item, answer)).as(item).isNotNull();
        return answers;
    }

    @ParameterizedTest
    @CsvSource({
        "vascular.aneurysm, ABSOLUTE, ABSOLUTE",
        "vascular.avm, ABSOLUTE, ABSOLUTE",
        "neuro.intracerebral-haemorrhage, ABSOLUTE, ABSOLUTE",
        "allergy.ketamine, ABSOLUTE, ABSOLUTE",
        "cardio.pressure-rise-hazard, ABSOLUTE, ABSOLUTE",
        "age.under-18, ABSOLUTE, REVIEW",
        "pregnancy.pregnant, REVIEW, REVIEW",
        "pregnancy.breastfeeding, REVIEW, REVIEW",
        "cardio.infarction-or-stroke-6-months, REVIEW, REVIEW",
        "cardio.treated-hypertension, REVIEW, REVIEW",
        "neuro.raised-intracranial-pressure, ABSOLUTE, ABSOLUTE",
        "neuro.seizures, REVIEW, REVIEW",
        "psych.psychosis, REVIEW, REVIEW",
        "psych.mania, REVIEW, REVIEW",
        "psych.suicidal-thoughts-now, REVIEW, REVIEW",
        "psych.cannot-consent, REVIEW, REVIEW",
        "substance.use-disorder, REVIEW, REVIEW",
        "respiratory.sleep-apnoea, REVIEW, REVIEW",
        "liver.disease, REVIEW, REVIEW",
        "bladder.symptoms, REVIEW, REVIEW",
        "endocrine.thyroid, REVIEW, REVIEW",
        "eye.glaucoma, REVIEW, REVIEW",
        "cardio.long-qt, REVIEW, REVIEW",
        "medication.sedatives-opioids-alcohol, REVIEW, REVIEW",
        "medication.stimulants, REVIEW, REVIEW",
        "medication.maoi, REVIEW, REVIEW",
        "medication.theophylline, CLEAR, REVIEW",
        "medication.nasal-steroid-or-decongestant, CLEAR, CLEAR",
        "history.two-antidepressants-tried, CLEAR, CLEAR",
        "practical.transport, CLEAR, CLEAR",
        "practical.needle-fear, CLEAR, CLEAR"
    })
    void yesAndUnsureMeanForEachRouteWhatTheItemSays(String item, ScreeningOutcome spray, ScreeningOutcome infusion) {
        var asked = questionnaires.present();
        for (var answer : new ScreeningAnswer[] {ScreeningAnswer.YES, ScreeningAnswer.UNSURE}) {
            assertThat(asked.outcomes(allNoBut(item, answer)))
                    .isEqualTo(Map.of(ESKETAMINE_NASAL, spray, IV_KETAMINE, infusion, IM_KETAMINE, infusion));
        }
        var declined = Map.of(
                ESKETAMINE_NASAL, lookedAt(spray), IV_KETAMINE, lookedAt(infusion), IM_KETAMINE, lookedAt(infusion));
        assertThat(asked.outcomes(allNoBut(item, ScreeningAnswer.DECLINED))).isEqualTo(declined);
        var leftOut = new HashMap<>(allNo());
        leftOut.remove(item);
        assertThat(asked.outcomes(leftOut)).isEqualTo(declined);
    }

    private static ScreeningOutcome lookedAt(ScreeningOutcome affirmed) {
        return affirmed == ScreeningOutcome.CLEAR ? affirmed : ScreeningOutcome.REVIEW;
    }

    @Test
    void thereAreNoOtherItemsAndEachIsAskedInBothLanguages() {
        assertThat(questionnaires.present().items()).hasSize(ITEMS).allSatisfy(item -> assertThat(item.text())
                .containsKeys("en", "es"));
        assertThat(questionnaires.present().items().stream()
                        .map(Questionnaire.Item::code)
                        .distinct())
                .hasSize(ITEMS);
    }

    @Test
    void nothingSpeaksAgainstARouteWhenEverythingIsNo() {
        assertThat(questionnaires.present().outcomes(allNo()))
                .containsOnlyKeys(ESKETAMINE_NASAL, IV_KETAMINE, IM_KETAMINE)
                .allSatisfy((route, outcome) -> assertThat(outcome).isEqualTo(ScreeningOutcome.CLEAR));
    }

    @Test
    void theMostSeriousAnswerDecides() {
        var answers = new HashMap<>(allNoBut("neuro.seizures", ScreeningAnswer.YES));
        answers.put("vascular.avm", ScreeningAnswer.UNSURE);
        assertThat(questionnaires.present().outcomes(answers).get(IV_KETAMINE)).isEqualTo(ScreeningOutcome.ABSOLUTE);
    }

    @ParameterizedTest
    @EnumSource(ScreeningAnswer.class)
    void onlyThoughtsOfSuicideThatAreAffirmedOrUnsureTellOfDanger(ScreeningAnswer answer) {
        var asked = questionnaires.present();
        var telling = asked.items().stream()
                .map(Questionnaire.Item::code)
                .filter(item -> asked.tellsOfDanger(allNoBut(item, answer)))
                .toList();
        if (answer == ScreeningAnswer.YES || answer == ScreeningAnswer.UNSURE) {
            assertThat(telling).containsExactly("psych.suicidal-thoughts-now");
        } else {
            assertThat(telling).isEmpty();
        }
    }
}
