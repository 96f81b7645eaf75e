package org.stillpoint.session;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Prints a form. */
final class FormPdf {

    /** In the library's own jar: has Latin, Greek and Cyrillic letters, which the fonts that a PDF need not bring along have not. */
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private FormPdf() {}

    static byte[] of(FormView form) {
        try (var document = new PDDocument();
                var font = Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT));
                var bytes = new ByteArrayOutputStream()) {
            document.getDocumentInformation().setTitle(form.title());
            try (var paper = new Paper(document, PDType0Font.load(document, font))) {
                print(form, paper);
            }
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void print(FormView form, Paper paper) throws IOException {
        paper.write(16, form.title());
        paper.write(9, form.status() + ", due on " + form.dueOn() + ", session " + form.session());
        for (var sent : form.submissions()) {
            paper.write(9, "Sent at " + sent.at() + ", confirmation " + sent.confirmationNumber());
        }
        for (var field : form.fields()) {
            paper.space(6);
            paper.write(8, field.label());
            paper.write(11, field.value() == null ? (field.required() ? "(missing)" : "–") : field.value());
        }
    }
}
