package org.stillpoint.outcome;

import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.jfree.svg.SVGGraphics2D;

/** A trend as a picture of 960 by 540, which tells in words what it shows: as SVG or as PNG. */
final class TrendDrawing {

    static final int WIDTH = 960;
    static final int HEIGHT = 540;

    private TrendDrawing() {}

    static String svg(TrendView trend) {
        var page = new SVGGraphics2D(WIDTH, HEIGHT);
        page.setDefsKeyPrefix(id(trend, "defs")); // else it is another one each time
        page.setFontFunction(family -> Typeface.CSS);
        TrendPicture.of(trend).draw(page, area());
        return accessible(FittedText.in(page.getSVGElement()), trend);
    }

    /** Pictures of several instruments may stand on one page, where each id is there once. */
    private static String id(TrendView trend, String of) {
        return "trend-" + trend.instrument() + "-" + of;
    }

    /** What a screen reader reads instead of shapes (SVG 2, 5.7 and WAI-ARIA). */
    private static String accessible(String svg, TrendView trend) {
        var words = TrendText.inWords(trend);
        int open = svg.indexOf("<svg ") + "<svg ".length();
        int inside = svg.indexOf('>', open) + 1;
        return svg.substring(0, open)
                + "role=\"img\" aria-labelledby=\"%s %s\" xml:lang=\"%s\" viewBox=\"0 0 %d %d\" "
                        .formatted(id(trend, "title"), id(trend, "desc"), words.language(), WIDTH, HEIGHT)
                + svg.substring(open, inside)
                + "<title id=\"" + id(trend, "title") + "\">" + escaped(words.title()) + "</title>"
                + "<desc id=\"" + id(trend, "desc") + "\">" + escaped(words.description()) + "</desc>"
                + svg.substring(inside);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** It tells the same in words as the SVG, for whoever looks into the file. */
    static byte[] png(TrendView trend) {
        return new CaptionedPng(image(trend, 1), TrendText.inWords(trend)).bytes();
    }

    /** So many pixels for one, for paper. */
    static BufferedImage image(TrendView trend, int density) {
        var image = new BufferedImage(WIDTH * density, HEIGHT * density, BufferedImage.TYPE_INT_RGB);
        var page = image.createGraphics();
        try {
            page.setTransform(AffineTransform.getScaleInstance(density, density));
            page.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            page.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            TrendPicture.of(trend).draw(page, area());
        } finally {
            page.dispose();
        }
        return image;
    }

    private static Rectangle2D area() {
        return new Rectangle2D.Double(0, 0, WIDTH, HEIGHT);
    }
}
