package org.stillpoint.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What ships is what the domain's rules say, number by number. */
class InstrumentsTest {

    private static final Instruments INSTRUMENTS = new Instruments();

    static Instrument instrument(String code) {
        return INSTRUMENTS.find(code).orElseThrow();
    }

    /** Answers that add up to a total, the least first. */
    static List<Integer> addingUpTo(Instrument instrument, int total) {
        int most = instrument.answers().orElseThrow().to();
        var answers = new ArrayList<>(Collections.nCopies(instrument.items(), 0));
        for (int at = 0, left = total; left > 0; at++) {
            answers.set(at, Math.min(most, left));
            left -= answers.get(at);
        }
        return answers;
    }

    @ParameterizedTest
    @CsvSource({"GAD-7, 7, 3, 21", "PHQ-9, 9, 3, 27", "PCL-5, 20, 4, 80"})
    void haveAsManyItemsWithAsManyPointsAsPublished(String code, int items, int most, int total) {
        var instrument = instrument(code);
        assertThat(instrument.items()).isEqualTo(items);
        assertThat(instrument.answers()).contains(new PointRange(0, most));
        assertThat(instrument.total()).isEqualTo(new PointRange(0, total));
        assertThat(instrument.notice()).isPresent();
        assertThat(instrument.wordings().get("en").items()).hasSize(items).doesNotHaveDuplicates();
        assertThat(instrument.wordings().get("en").labels()).hasSize(most + 1);
    }

    @ParameterizedTest
    @CsvSource({
        "GAD-7, 0, MINIMAL", "GAD-7, 4, MINIMAL", "GAD-7, 5, MILD", "GAD-7, 9, MILD",
        "GAD-7, 10, MODERATE", "GAD-7, 14, MODERATE", "GAD-7, 15, SEVERE", "GAD-7, 21, SEVERE",
        "PHQ-9, 0, MINIMAL", "PHQ-9, 4, MINIMAL", "PHQ-9, 5, MILD", "PHQ-9, 9, MILD",
        "PHQ-9, 10, MODERATE", "PHQ-9, 14, MODERATE", "PHQ-9, 15, MODERATELY_SEVERE", "PHQ-9, 19, MODERATELY_SEVERE",
        "PHQ-9, 20, SEVERE", "PHQ-9, 27, SEVERE"
    })
    void everyEdgeOfABandIsInTheBandThatItIsPublishedIn(String code, int total, String band) {
        var instrument = instrument(code);
        var filled = Filled.of(instrument, "en", addingUpTo(instrument, total), null);
        assertThat(filled.total()).contains(total);
        assertThat(instrument.band(total).map(Band::code)).contains(band);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 30, 31, 33, 34, 80})
    void theTotalOfPclHasNoBandButACut(int total) {
        var pcl = instrument("PCL-5");
        assertThat(Filled.of(pcl, null, addingUpTo(pcl, total), null).total()).contains(total);
        assertThat(pcl.band(total)).isEmpty();
        assertThat(pcl.cut()).contains(new PointRange(31, 33));
        assertThat(pcl.cut().orElseThrow().has(total)).isEqualTo(total >= 31 && total <= 33);
    }

    @Test
    void aChangeSaysSomethingFromThePublishedNumbersOn() {
        assertThat(instrument("GAD-7").change())
                .isEqualTo(new ChangeRule(Optional.of(50), Optional.of(5), Optional.of(4)));
        assertThat(instrument("PHQ-9").change())
                .isEqualTo(new ChangeRule(Optional.of(50), Optional.of(5), Optional.of(5)));
        assertThat(instrument("PCL-5").change())
                .isEqualTo(new ChangeRule(Optional.empty(), Optional.empty(), Optional.of(10)));
    }

    @Test
    void carryTheirCodesOfLoinc() {
        var gad = instrument("GAD-7").loinc().orElseThrow();
        assertThat(gad.panel()).isEqualTo("69737-5");
        assertThat(gad.total()).isEqualTo("70274-6");
        assertThat(gad.items())
                .containsExactly("69725-0", "68509-9", "69733-4", "69734-2", "69735-9", "69689-8", "69736-7");
        var phq = instrument("PHQ-9").loinc().orElseThrow();
        assertThat(phq.panel()).isEqualTo("44249-1");
        assertThat(phq.total()).isEqualTo("44261-6");
        assertThat(phq.items())
                .containsExactly(
                        "44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3",
                        "44260-8");
        assertThat(instrument("PCL-5").loinc()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SPIN", "LSAS", "PDSS-SR", "FEAR_QUESTIONNAIRE", "CADSS", "C-SSRS"})
    void ofOthersTheTextIsNotShippedAndOnlyATotalCanBeEntered(String code) {
        var instrument = instrument(code);
        assertThat(instrument.hasText()).isFalse();
        assertThat(instrument.items()).isZero();
        assertThat(Filled.of(instrument, null, null, instrument.total().to()).total())
                .contains(instrument.total().to());
    }

    @Test
    void areAskedAgainAfterAWeekWithAWarningUntilTwo() {
        var rule = instrument("PHQ-9").asking();
        assertThat(rule.refusedDays()).isEqualTo(7);
        assertThat(rule.warnedDays()).isEqualTo(14);
        assertThat(rule.apartFromDose()).isGreaterThan(Duration.ofHours(24));
        assertThat(instrument("C-SSRS").asking().refusedDays()).isZero();
    }

    private static String shipped() {
        try (var file = InstrumentsTest.class.getClassLoader().getResourceAsStream("outcome/instruments.yaml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The shipped file with a mistake is refused at the line of the mistake. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "code: PHQ-9 | code: GAD-7 | /instruments/1/code: the code is used before",
                "{code: MILD, from: 5, to: 9} | {code: MILD, from: 6, to: 9} | /instruments/0/bands/1: must begin at 5",
                "{code: SEVERE, from: 15, to: 21} | {code: SEVERE, from: 15, to: 20} | /instruments/0/bands: must reach",
                "total: {from: 0, to: 27} | total: {from: 0, to: 26} | /instruments/1/total: must be what the items add up to",
                "risk: {item: 9, from: 1 | risk: {item: 10, from: 1 | /instruments/1/risk/item: there are 9 items",
                "risk: {total: 4, | risk: {total: 6, | /instruments/8/risk/total: must be a total that there can be",
                "risk: {total: 4, | risk: {total: 4, item: 1, | /instruments/8/risk/total: goes by the total or by an item",
                "- Trouble relaxing | - '' | /instruments/0/texts/en/items/3: must be a text",
                "- Having difficulty concentrating? | - 7 | /instruments/2/texts/en/items/18: must be a text",
                "Quite a bit, Extremely] | Quite a bit] | /instruments/2/texts/en/labels: must be one for each answer",
                "44253-3, 44260-8] | 44253-3] | /instruments/1/loinc/items: must be one for each item",
                "maxAgeDays: 60 | maxAgeDays: soon | /baseline/maxAgeDays: must be a whole number",
                "cut: {from: 31, to: 33} | cut: {from: 33, to: 31} | /instruments/2/cut: ends before it begins"
            })
    void aFileThatDoesNotAddUpIsRefusedWithLineAndPlace(String right, String wrong, String told) {
        var text = shipped();
        assertThat(text).contains(right);
        var broken = text.replaceFirst(java.util.regex.Pattern.quote(right), wrong);
        int line = text.substring(0, text.indexOf(right)).split("\n", -1).length;
        assertThatThrownBy(() -> InstrumentFile.read(broken.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(told)
                .satisfies(refused ->
                        assertThat(lineOf(refused.getMessage(), told)).isBetween(line - 8, line));
    }

    /** What encloses a mistake may begin above it. */
    private static int lineOf(String message, String told) {
        var found =
                message.lines().filter(each -> each.contains(told)).findFirst().orElseThrow();
        return Integer.parseInt(found.split(":")[1]);
    }
}
