package org.stillpoint.clinic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.stillpoint.clinic.SmallClinicFile.TEXT;
import static org.stillpoint.clinic.SmallClinicFile.errors;
import static org.stillpoint.clinic.SmallClinicFile.with;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The traps of YAML, of which a clinic file steps into none. */
class YamlTextTest {

    @ParameterizedTest
    @CsvSource({
        "no, string",
        "yes, string",
        "off, string",
        "on, string",
        "09:00, string",
        "12:30:45, string",
        "0x1F, string",
        "0o17, string",
        "1_000, string",
        "2026-12-24, string",
        "1e3, string",
        ".inf, string",
        "true, boolean",
        "False, string",
        "True, string",
        "TRUE, string",
        "Null, string",
        ".5, string",
        "null, null",
        "~, null",
        "12, number",
        "-7, number",
        "1.50, number",
        "\"12\", string"
    })
    void ofPlainValuesOnlyThoseInSmallLettersAndDecimalNumbersAreNoTexts(String written, String type) {
        var findings = new FileFindings();
        var tree = new YamlText(findings).read(("value: " + written).getBytes(StandardCharsets.UTF_8));
        assertEquals(type, tree.get("value").getNodeType().name().toLowerCase());
        assertEquals(List.of(), findings.inOrder());
    }

    @Test
    void aKeyWrittenTwiceIsRefusedAtItsSecondPlace() {
        var errors = errors(with("name: North\n", "name: North\n    name: South\n"));
        assertEquals(List.of(new FileError(5, 5, "/sites/0/name", "is written twice")), errors);
    }

    @Test
    void aTabIsNamedAsSuch() {
        assertEquals(
                List.of(new FileError(4, 1, "", "is indented with a tab: YAML allows spaces only")),
                errors(with("    name: North\n", "\tname: North\n")));
    }

    @Test
    void aSecondDocumentIsRefused() {
        var error = errors(TEXT + "---\n" + TEXT).getFirst();
        assertEquals("has a second YAML document: a clinic is one document", error.detail());
        assertEquals(39, error.line());
    }

    @Test
    void anAliasIsAsGoodAsWritingItOut() {
        var text = with("sites: [north]", "sites: &where [north]")
                + TEXT.substring(TEXT.indexOf("  - code: SPRAY"))
                        .replace("SPRAY", "SPRAY_2")
                        .replace("sites: [north]", "sites: *where");
        assertEquals(2, SmallClinicFile.plan(text).services().size());
    }

    @Test
    void aBombOfAliasesIsRefusedAtOnce() {
        var bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
        for (var i = 1; i <= 12; i++) {
            bomb.append("a%d: &a%d [".formatted(i, i))
                    .append(("*a" + (i - 1) + ",").repeat(4))
                    .append("x]\n");
        }
        assertTimeout(
                Duration.ofSeconds(5),
                () -> assertEquals(
                        true,
                        errors(bomb.toString()).getFirst().detail().contains("once its aliases are written out")));
        var many = "a: &a [x]\nb: [" + "*a,".repeat(60) + "x]";
        assertEquals(true, errors(many).getFirst().detail().contains("aliases"));
    }

    @Test
    void anAliasOfItselfIsRefused() {
        assertEquals(
                "is nested too deeply",
                errors("sites: &a [*a]").stream()
                        .filter(error -> error.pointer().length() > 40)
                        .findFirst()
                        .orElseThrow()
                        .detail());
    }

    @Test
    void deepNestingIsRefused() {
        assertEquals(1, errors("sites: " + "[".repeat(5000) + "]".repeat(5000)).size());
    }

    @Test
    void aTagIsRefused() {
        for (var tag : List.of("!!java.net.URL", "!mine", "!!binary", "!!timestamp")) {
            var errors = errors(with("name: North\n", "name: " + tag + " North\n"));
            assertEquals(true, errors.getFirst().detail().contains("tags are not supported"), errors.toString());
        }
        assertEquals(
                "is marked as a number and is none",
                errors(with("name: North\n", "name: !!int North\n")).getFirst().detail());
    }

    @Test
    void anEmptyTextIsRefused() {
        for (var text : List.of("", "\n", "# nothing but a comment\n")) {
            assertEquals(List.of(new FileError(1, 1, "", "is empty")), errors(text));
        }
    }

    @Test
    void aTextThatIsNoMappingIsRefused() {
        assertEquals("string found, object expected", errors("hello").getFirst().detail());
        assertEquals(
                "array found, object expected", errors("- hello").getFirst().detail());
    }

    @Test
    void brokenSyntaxIsRefusedWithItsPlace() {
        var error = errors(with("capabilities: [RECLINER]}", "capabilities: [RECLINER}"))
                .getFirst();
        assertEquals(15, error.line());
        assertEquals(true, error.detail().startsWith("can not be read as YAML: "));
    }

    @Test
    void aCharacterThatYamlForbidsIsRefusedWithItsLine() {
        assertEquals(
                List.of(new FileError(4, 1, "", "has the character U+0007, which YAML does not allow")),
                errors(with("name: North\n", "name: North\u0007\n")));
    }

    @Test
    void invalidUtf8IsRefused() {
        var bytes = TEXT.getBytes(StandardCharsets.UTF_8);
        bytes[40] = (byte) 0xC3;
        bytes[41] = (byte) 0x28;
        assertEquals(List.of(new FileError(1, 1, "", "is not valid UTF-8")), errors(bytes));
    }

    @Test
    void aFileAboveTheSizeLimitIsRefused() {
        var large = TEXT + "#".repeat(YamlText.MAX_BYTES);
        assertEquals(List.of(new FileError(1, 1, "", "is larger than 1024 KiB")), errors(large));
    }

    @Test
    void emojiAndRightToLeftNamesAreKept() {
        var plan = SmallClinicFile.plan(with("name: North\n", "name: \"מרפאה 🌊\"\n"));
        assertEquals("מרפאה 🌊", plan.site("north").orElseThrow().name());
    }
}
