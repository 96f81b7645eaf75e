package org.stillpoint.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchNameTest {

    @ParameterizedTest
    @CsvSource({
        "Ada, ada",
        "  ADA   Maria , ada maria",
        "Anne-Marie, anne marie",
        "O’Testperson, otestperson",
        "O'Testperson, otestperson",
        "Müller, muller",
        "Łukasz Żółć, lukasz zolc",
        "Đặng Sørensen, dang sorensen",
        "Strauß, strauss",
        "İstanbullu, istanbullu",
        "Nguyễn, nguyen",
        "ﬁnn Ａｄａ, finn ada",
        "Ada (2.), ada 2"
    })
    void capitalsMarksAndSignsDoNotMatter(String name, String form) {
        assertThat(SearchName.of(name)).isEqualTo(form);
    }

    @ParameterizedTest
    @CsvSource({"Ольга, ольга", "ΣΟΦΊΑ, σοφια", "أحمد, احمد", "שָׁלוֹם, שלום", "がくこ, かくこ"})
    void neitherInOtherScripts(String name, String same) {
        assertThat(SearchName.of(name)).isEqualTo(SearchName.of(same)).matches("[a-z]{6,}");
    }

    @Test
    void allNamesOfAPersonAreOneText() {
        assertThat(SearchName.of("Ada", "Testperson", null)).isEqualTo("ada testperson");
        assertThat(SearchName.of("Ada", "王", "Addie")).matches("ada [a-z]{2} addie");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "...", "'"})
    void whatHasNoLettersIsEmpty(String name) {
        assertThat(SearchName.of(name)).isEmpty();
    }

    @Test
    void anEmojiCanBeLookedFor() {
        assertThat(SearchName.of("Ada 🦊")).matches("ada [a-z]{2}").isNotEqualTo(SearchName.of("Ada 🐻"));
    }

    @ParameterizedTest
    @CsvSource({"0x430, 0x45f", "0x3b1, 0x3c9", "0x5d0, 0x5ea", "0x621, 0x64a", "0x905, 0x939", "0x3041, 0x3096"})
    void noTwoLettersOfAScriptLookTheSame(String first, String last) {
        var letters = IntStream.rangeClosed(Integer.decode(first), Integer.decode(last))
                .filter(Character::isLetter)
                .filter(letter -> !java.text.Normalizer.normalize(
                                Character.toString(letter), java.text.Normalizer.Form.NFKD)
                        .codePoints()
                        .anyMatch(part -> part != letter))
                .mapToObj(Character::toString)
                .filter(letter -> letter.codePointAt(0) != 0x640) // prolongs, and is no letter of a name
                .toList();
        assertThat(letters.stream().map(SearchName::of)).doesNotHaveDuplicates().allMatch(form -> form.length() == 2);
    }
}
