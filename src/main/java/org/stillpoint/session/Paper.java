package org.stillpoint.session;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** Lines of text, one below the other, over as many pages as they need. In points. */
final class Paper implements AutoCloseable {

    private static final float MARGIN = 56;
    private static final float LEADING = 1.35f;

    private final PDDocument document;
    private final PDFont font;
    private PDPageContentStream page;
    private float at;

    Paper(PDDocument document, PDFont font) {
        this.document = document;
        this.font = font;
    }

    void space(float height) {
        at -= height;
    }

    void write(float size, String text) throws IOException {
        for (var line : lines(size, readable(text))) {
            turn(size);
            page.beginText();
            page.setFont(font, size);
            page.newLineAtOffset(MARGIN, at);
            page.showText(line);
            page.endText();
        }
    }

    private void turn(float size) throws IOException {
        at -= size * LEADING;
        if (page == null || at < MARGIN) {
            close();
            var next = new PDPage(PDRectangle.LETTER);
            document.addPage(next);
            page = new PDPageContentStream(document, next);
            at = PDRectangle.LETTER.getHeight() - MARGIN - size;
        }
    }

    /** By words; a word that is wider than the page goes over its edge. */
    private List<String> lines(float size, String text) throws IOException {
        var width = PDRectangle.LETTER.getWidth() - 2 * MARGIN;
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.split("\\s+")) {
            var longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && font.getStringWidth(longer) / 1000 * size > width) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(word);
            } else {
                line.setLength(0);
                line.append(longer);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /** What the font has no letter for is shown as a question mark. */
    private String readable(String text) {
        return text.codePoints()
                .mapToObj(Character::toString)
                .map(letter -> letter.isBlank() || has(letter) ? letter : "?")
                .collect(Collectors.joining());
    }

    private boolean has(String letter) {
        try {
            return font.getStringWidth(letter) >= 0;
        } catch (IllegalArgumentException | IOException unknown) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        if (page != null) {
            page.close();
        }
    }
}
