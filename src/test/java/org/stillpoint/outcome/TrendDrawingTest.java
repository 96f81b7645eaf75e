package org.stillpoint.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillpoint.outcome.TrendView.LineCode;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** Whoever wants to look: the pictures are in {@code target/pictures}. */
class TrendDrawingTest {

    private static final Path PICTURES = Path.of("target/pictures");

    static List<Map.Entry<String, TrendView>> samples() {
        return List.of(
                Map.entry("half-a-year", TrendSample.halfAYear()),
                Map.entry("pcl-5", TrendSample.pcl5()),
                Map.entry("nothing", TrendSample.phq9(List.of())),
                Map.entry("one", TrendSample.phq9(List.of(), 0, 10)),
                Map.entry("extremes", TrendSample.phq9(TrendSample.doses(1), 0, 9, 1, 4, 9, 27, 16, 0)),
                Map.entry("only-doses", TrendSample.phq9(TrendSample.doses(0, 3, 7))));
    }

    private static Element root(String svg) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        return factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)))
                .getDocumentElement();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyTrendIsAPicture(Map.Entry<String, TrendView> sample) throws Exception {
        var png = TrendDrawing.png(sample.getValue());
        var svg = TrendDrawing.svg(sample.getValue());
        Files.createDirectories(PICTURES);
        Files.write(PICTURES.resolve(sample.getKey() + ".png"), png);
        Files.writeString(PICTURES.resolve(sample.getKey() + ".svg"), svg);
        var image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(image.getWidth()).isEqualTo(960);
        assertThat(image.getHeight()).isEqualTo(540);
        assertThat(root(svg).getTagName()).isEqualTo("svg");
    }

    @Test
    void tellsInWordsWhatItShows() throws Exception {
        var svg = root(TrendDrawing.svg(TrendSample.halfAYear()));
        assertThat(svg.getAttribute("role")).isEqualTo("img");
        var named = svg.getAttribute("aria-labelledby").split(" ");
        var title = (Element) svg.getElementsByTagName("title").item(0);
        var description = (Element) svg.getElementsByTagName("desc").item(0);
        assertThat(named).containsExactly(title.getAttribute("id"), description.getAttribute("id"));
        assertThat(svg.getFirstChild()).isSameAs(title);
        assertThat(title.getTextContent()).isEqualTo("PHQ-9 totals, 2 Mar 2026 to 29 Aug 2026");
        assertThat(description.getTextContent())
                .contains("The last 12 of 13 totals", "13 Apr 2026, 7 (mild), corrected", "29 Aug 2026, 5 (mild).")
                .contains(
                        "The baseline is 19. A total of 9 or less is a response. A total of 4 or less is a remission.")
                .contains("14 doses are marked, from 5 Mar 2026 to 22 Aug 2026.");
    }

    @Test
    void tellsWhereADiagnosisBecomesLikelyAndWhatHasNoTotal() {
        assertThat(TrendText.description(TrendSample.pcl5())).contains("From 31 to 33 a diagnosis becomes likely.");
        assertThat(TrendText.description(TrendSample.halfAYear()))
                .contains("One response is not complete and has no total.")
                .doesNotContain("diagnosis");
    }

    @Test
    void totalsThatWereCorrectedAndTotalsThatAreMissingHaveShapesOfTheirOwn() {
        var trend = TrendSample.halfAYear();
        var renderer = new TotalRenderer(TrendText.complete(trend), TrendDays.of(trend));
        assertThat(renderer.getItemShape(0, 0)).isEqualTo(TrendColours.CIRCLE);
        assertThat(renderer.getItemShape(0, 3)).isEqualTo(TrendColours.DIAMOND);
        assertThat(renderer.getItemShape(1, 0)).isEqualTo(TrendColours.CROSS);
    }

    @Test
    void picturesOfTwoInstrumentsOnOnePageHaveNoIdInCommon() throws Exception {
        var ids = new ArrayList<String>();
        for (var trend : List.of(TrendSample.halfAYear(), TrendSample.pcl5())) {
            var all = root(TrendDrawing.svg(trend)).getElementsByTagName("*");
            for (int i = 0; i < all.getLength(); i++) {
                var id = ((Element) all.item(i)).getAttribute("id");
                if (!id.isEmpty()) {
                    ids.add(id);
                }
            }
        }
        assertThat(ids).hasSizeGreaterThan(3).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
    void nothingInATableIsTakenForAFormula(String service) {
        var dose = new TrendView.Dose(new UUID(3, 1), TrendSample.at(1), service);
        var table = TrendCsv.of(TrendSample.phq9(List.of(dose)));
        assertThat(table.substring(table.lastIndexOf(",,") + 2)).matches("(?s)\"?'\\Q" + service + "\\E\"?\r\n");
    }

    @Test
    void whatHasCommasOrQuotesInATableIsQuoted() {
        assertThat(TrendCsv.cell("a,b")).isEqualTo("\"a,b\"");
        assertThat(TrendCsv.cell("a\"b")).isEqualTo("\"a\"\"b\"");
        assertThat(TrendCsv.cell("IV_KETAMINE_40")).isEqualTo("IV_KETAMINE_40");
    }

    @Test
    void bandsLinesAndDosesAreNamedInThePicture() throws Exception {
        var texts = root(TrendDrawing.svg(TrendSample.halfAYear())).getElementsByTagName("text");
        var words = new StringBuilder();
        for (int i = 0; i < texts.getLength(); i++) {
            words.append(texts.item(i).getTextContent()).append('\n');
        }
        assertThat(words.toString().split("\n"))
                .contains("minimal 0–4", "mild 5–9", "moderate 10–14", "moderately severe 15–19", "severe 20–27")
                .contains("baseline 19", "response ≤ 9", "remission ≤ 4", "14 doses")
                .doesNotContain("meaningful ≤ 14")
                .contains("total", "corrected total", "not complete, so no total", "dose", "Apr 2026");
    }

    @Test
    void everyTextSaysHowWideItIs() throws Exception {
        var texts = root(TrendDrawing.svg(TrendSample.halfAYear())).getElementsByTagName("text");
        assertThat(texts.getLength()).isGreaterThan(30);
        for (int i = 0; i < texts.getLength(); i++) {
            assertThat(((Element) texts.item(i)).getAttribute("textLength")).matches("\\d+\\.\\d");
        }
    }

    @Test
    void theSameTrendIsTheSamePicture() throws IOException {
        assertThat(TrendDrawing.svg(TrendSample.halfAYear())).isEqualTo(TrendDrawing.svg(TrendSample.halfAYear()));
        assertThat(TrendDrawing.png(TrendSample.halfAYear())).isEqualTo(TrendDrawing.png(TrendSample.halfAYear()));
    }

    @Test
    void nothingIsWrittenOrDrawnTooFaintly() {
        for (int band = 0; band < 5; band++) {
            var ground = TrendColours.band(band, 5);
            assertThat(contrast(TrendColours.INK, ground)).isGreaterThan(4.5);
            assertThat(contrast(TrendColours.TOTAL, ground)).isGreaterThan(4.5);
            assertThat(contrast(TrendColours.DOSE_LINE, ground)).isGreaterThan(3);
            for (var code : LineCode.values()) {
                assertThat(contrast(TrendColours.line(code), ground)).isGreaterThan(4.5);
            }
        }
        assertThat(contrast(TrendColours.DOSE, TrendColours.PAPER)).isGreaterThan(4.5);
    }

    /** WCAG 2.2, relative luminance and contrast ratio. */
    private static double contrast(Color one, Color other) {
        double first = luminance(one) + 0.05;
        double second = luminance(other) + 0.05;
        return Math.max(first, second) / Math.min(first, second);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(int part) {
        double share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
