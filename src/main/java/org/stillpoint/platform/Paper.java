package org.stillpoint.platform;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.StandardStructureTypes;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/**
 * A PDF in English of texts and pictures, one below the other, over as many pages as they need; tagged, so that it can be read aloud.
 * Sizes in points.
 */
public final class Paper implements AutoCloseable {

    /** In the library's own jar: has Latin, Greek and Cyrillic letters, which the fonts that a PDF need not bring along have not. */
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private static final float MARGIN = 56;
    private static final float LEADING = 1.35f;
    private static final float GAP = 6;

    private final PDDocument document = new PDDocument();
    private final PDRectangle size;
    private final PDFont font;
    private final PaperTags tags;
    private PDPageContentStream page;
    private float at;

    private Paper(String title, PDRectangle size) throws IOException {
        this.size = size;
        tags = new PaperTags(document, "en");
        document.getDocumentInformation().setTitle(title);
        var preferences = new PDViewerPreferences(document.getDocumentCatalog().getCOSObject());
        preferences.setDisplayDocTitle(true);
        document.getDocumentCatalog().setViewerPreferences(preferences);
        try (var file = Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT))) {
            font = PDType0Font.load(document, file);
        }
    }

    /** As regulators in the United States ask for. */
    public static Paper letter(String title) throws IOException {
        return new Paper(title, PDRectangle.LETTER);
    }

    public static Paper a4(String title) throws IOException {
        return new Paper(title, PDRectangle.A4);
    }

    public void space(float height) {
        at -= height;
    }

    /** Of the whole. */
    public void title(String text) throws IOException {
        write(StandardStructureTypes.H1, 16, text);
    }

    /** Of a part; not left alone at the end of a page. */
    public void heading(String text) throws IOException {
        space(10);
        keepRoom(60);
        write(StandardStructureTypes.H2, 12, text);
    }

    public void write(float letters, String text) throws IOException {
        write(StandardStructureTypes.P, letters, text);
    }

    private void write(String type, float letters, String text) throws IOException {
        PDStructureElement element = tags.element(type);
        for (var line : lines(letters, readable(text))) {
            turn(letters * LEADING, letters);
            tags.begin(page, element);
            page.beginText();
            page.setFont(font, letters);
            page.newLineAtOffset(MARGIN, at);
            page.showText(line);
            page.endText();
            PaperTags.end(page);
        }
    }

    /** Goes on on the next page unless there is so much room. */
    public void keepRoom(float height) {
        if (at - height < MARGIN) {
            at = 0;
        }
    }

    /** As wide as the text. {@code words} tell what it shows. */
    public void picture(BufferedImage picture, String words) throws IOException {
        float width = size.getWidth() - 2 * MARGIN;
        float height = width * picture.getHeight() / picture.getWidth();
        turn(height + GAP, height);
        var element = tags.element(StandardStructureTypes.Figure);
        element.setAlternateDescription(words);
        tags.begin(page, element);
        page.drawImage(LosslessFactory.createFromImage(document, picture), MARGIN, at, width, height);
        PaperTags.end(page);
    }

    private void turn(float height, float onNext) throws IOException {
        at -= height;
        if (page == null || at < MARGIN) {
            closePage();
            var next = new PDPage(size);
            document.addPage(next);
            tags.turn(next);
            page = new PDPageContentStream(document, next);
            at = size.getHeight() - MARGIN - onNext;
        }
    }

    /** By words; a word that is wider than the page goes over its edge. */
    private List<String> lines(float letters, String text) throws IOException {
        var width = size.getWidth() - 2 * MARGIN;
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.split("\\s+")) {
            var longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && font.getStringWidth(longer) / 1000 * letters > width) {
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

    /** All that was written. Nothing can be added afterwards. */
    public byte[] bytes() throws IOException {
        closePage();
        tags.finish();
        try (var bytes = new ByteArrayOutputStream()) {
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    private void closePage() throws IOException {
        if (page != null) {
            page.close();
        }
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
