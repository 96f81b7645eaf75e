package org.stillpoint.outcome;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;

/** One font for all pictures, so that they are the same on every machine, also on one without fonts. Sizes in pixels. */
final class Typeface {

    /** In a library's jar, for reports on paper. As wide as Arial, so that a browser without it shows a picture as it was laid out. */
    private static final String FILE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    static final String CSS = "Liberation Sans, Arial, Helvetica, sans-serif";

    private static final Font FONT = load();

    private Typeface() {}

    static Font of(float size) {
        return FONT.deriveFont(size);
    }

    private static Font load() {
        System.setProperty("java.awt.headless", "true"); // a server draws on no screen, even if it is started from one
        try (var file = Objects.requireNonNull(PDDocument.class.getResourceAsStream(FILE))) {
            return Font.createFont(Font.TRUETYPE_FONT, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException e) {
            throw new IllegalStateException(e);
        }
    }
}
