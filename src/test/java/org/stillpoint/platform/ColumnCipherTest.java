package org.stillpoint.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillpoint.testsupport.Overheard;

@QuarkusTest
class ColumnCipherTest {

    private static final String COLUMN = "sample.note";
    private static final String TEXT = "Testperson said: nur ein Beispiel, 例";

    @Inject
    ColumnCipher cipher;

    @Inject
    BlindIndex index;

    @Inject
    ObjectMapper json;

    @ParameterizedTest
    @ValueSource(strings = {"", " ", TEXT})
    void whatWasSealedIsRead(String text) {
        var sealed = cipher.seal(text, COLUMN);
        assertThat(cipher.open(sealed, COLUMN)).isEqualTo(SensitiveText.of(text));
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("Testperson");
    }

    @Test
    void theSameTextIsNeverSealedTheSame() {
        assertThat(cipher.seal(TEXT, COLUMN)).isNotEqualTo(cipher.seal(TEXT, COLUMN));
    }

    @Test
    void aValueFromAnotherColumnIsUnreadable() {
        assertThat(cipher.open(cipher.seal(TEXT, "sample.other"), COLUMN).readable())
                .isFalse();
    }

    @Test
    void aValueIsUnreadableWhicheverOfItsBytesIsChanged() {
        var sealed = cipher.seal("x", COLUMN);
        for (int at = 0; at < sealed.length; at++) {
            sealed[at] ^= 1;
            assertThat(cipher.open(sealed, COLUMN).readable()).as("byte %d", at).isFalse();
            sealed[at] ^= 1;
        }
        assertThat(cipher.open(sealed, COLUMN).readable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 5, 6, 40})
    void whatWasNeverSealedIsUnreadableAndKeptAsItIs(int length) {
        var rubbish = new byte[length];
        var text = cipher.open(rubbish, COLUMN);
        assertThat(text.text()).isEmpty();
        assertThat(cipher.seal(text, COLUMN)).isEqualTo(rubbish);
    }

    @Test
    void whatCanNotBeReadIsToldToTheLogOnceForAColumnAndWithoutTheText() {
        var column = "sample.told";
        try (var heard = Overheard.from(ColumnCipher.class)) {
            for (int n = 0; n < 10; n++) {
                assertThat(cipher.open(cipher.seal(TEXT, COLUMN), column).readable())
                        .isFalse();
            }
            assertThat(heard.told()).singleElement().asString().contains(column).doesNotContain("Testperson");
            assertThat(heard.lines())
                    .extracting(line -> Arrays.toString(line.getParameters()))
                    .noneMatch(told -> told.contains("Testperson"));
        }
    }

    @Test
    void aSensitiveTextShowsItselfToNobody() {
        var text = SensitiveText.of(TEXT);
        assertThat(text.toString()).isEqualTo("(sensitive)");
        assertThatThrownBy(() -> json.writeValueAsString(Map.of("note", text)))
                .isInstanceOf(JsonMappingException.class)
                .message()
                .doesNotContain("Testperson");
    }

    @Test
    void sensitiveTextsAreEqualWhenTheirTextsAre() {
        assertThat(SensitiveText.of(TEXT)).isEqualTo(SensitiveText.of(TEXT)).hasSameHashCodeAs(SensitiveText.of(TEXT));
        assertThat(SensitiveText.of(TEXT)).isNotEqualTo(SensitiveText.of(""));
        assertThat(SensitiveText.ofNullable(null)).isNull();
    }

    @Test
    void onlyWhatCanNotBeReadIsNamed() {
        var unreadable = cipher.open(new byte[9], COLUMN);
        assertThat(Unreadable.among("phone", unreadable)
                        .and("email", SensitiveText.of(TEXT))
                        .and("note", null)
                        .names())
                .containsExactly("phone");
        assertThat(Unreadable.among("email", SensitiveText.of(TEXT)).names()).isNull();
    }

    @Test
    void theBlindIndexOfAValueIsAlwaysTheSameAndOfItsKind() {
        var phone = index.of(BlindIndex.PHONE, "+16175550100");
        assertThat(phone).hasSize(32).isEqualTo(index.of(BlindIndex.PHONE, "+16175550100"));
        assertThat(phone).isNotEqualTo(index.of(BlindIndex.PHONE, "+16175550101"));
        assertThat(phone).isNotEqualTo(index.of(BlindIndex.EMAIL, "+16175550100"));
    }

    /** Some 2 microseconds each; the bound only tells when something is fetched or derived each time. */
    @Test
    void sealingAndOpeningTakesMicroseconds() {
        for (int n = 0; n < 5_000; n++) {
            cipher.open(cipher.seal(TEXT, COLUMN), COLUMN);
        }
        var start = System.nanoTime();
        for (int n = 0; n < 5_000; n++) {
            cipher.open(cipher.seal(TEXT, COLUMN), COLUMN);
        }
        assertThat((System.nanoTime() - start) / 5_000).isLessThan(200_000);
    }
}
