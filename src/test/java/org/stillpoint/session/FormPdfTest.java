package org.stillpoint.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FormPdfTest {

    private static FormView form(Stream<String> values) {
        var fields = values.map(value -> new FormField("name", "Label", value, FormSource.STAFF, List.of(), true, null))
                .toList();
        return new FormView(
                new UUID(0, 1),
                "OTHER",
                "A form",
                FormState.DRAFT,
                LocalDate.of(2026, 12, 8),
                fields,
                List.of(),
                null,
                null,
                List.of(),
                0);
    }

    private static List<String> pages(FormView form) throws IOException {
        try (var reader = new PdfReader(FormPdf.of(form))) {
            var extractor = new PdfTextExtractor(reader);
            return IntStream.rangeClosed(1, reader.getNumberOfPages())
                    .mapToObj(page -> {
                        try {
                            return extractor.getTextFromPage(page).replaceAll("\\s+", " ");
                        } catch (IOException e) {
                            throw new AssertionError(e);
                        }
                    })
                    .toList();
        }
    }

    @Test
    void lettersOfManyLanguagesCanBeRead() throws IOException {
        assertThat(pages(form(Stream.of("Žofie Übungsperson", "Ирина Тестова", "Ελένη")))
                        .getFirst())
                .contains("Žofie Übungsperson", "Ирина Тестова", "Ελένη");
    }

    @Test
    void whatHasNoLetterIsAQuestionMark() throws IOException {
        assertThat(pages(form(Stream.of("a漢b", "line\nbreak\ttab"))).getFirst()).contains("a?b", "line break tab");
    }

    @Test
    void aLongFormHasSeveralPagesAndLosesNothing() throws IOException {
        var pages = pages(form(IntStream.range(0, 60).mapToObj(n -> "value number " + n + " of many".repeat(20))));
        assertThat(pages).hasSizeGreaterThan(2);
        var all = String.join(" ", pages);
        for (int n = 0; n < 60; n++) {
            assertThat(all).contains("value number " + n + " of");
        }
    }
}
