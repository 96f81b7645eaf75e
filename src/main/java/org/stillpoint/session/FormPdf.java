package org.stillpoint.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.stillpoint.platform.Paper;

/** Prints a form. */
final class FormPdf {

    private FormPdf() {}

    static byte[] of(FormView form) {
        try (var paper = Paper.letter(form.title())) {
            print(form, paper);
            return paper.bytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void print(FormView form, Paper paper) throws IOException {
        paper.title(form.title());
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
