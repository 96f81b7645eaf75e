package org.stillpoint.outcome;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import org.stillpoint.outcome.TrendView.LineCode;

/**
 * How things look in a picture. Nothing is told by its colour alone: shapes, dashes and words tell it too. Every colour has a contrast
 * of at least 4.5 to 1 on every ground that it stands on, the thin lines of the doses of 3 to 1 (WCAG 2.2, 1.4.3 and 1.4.11).
 */
final class TrendColours {

    static final Color PAPER = Color.WHITE;
    static final Color HALO = new Color(255, 255, 255, 190);
    static final Color INK = new Color(0x1f2933);
    static final Color EDGE = new Color(0x8695a5);
    static final Color TOTAL = new Color(0x0b4f8a);
    static final Color DOSE = new Color(0x7a3e00);
    static final Color DOSE_LINE = new Color(0x96643a);

    private static final Color LIGHTEST = new Color(0xf7f9fb);
    private static final Color DARKEST = new Color(0xd3dde7);

    static final Shape CIRCLE = new Ellipse2D.Double(-4.5, -4.5, 9, 9);
    static final Shape DIAMOND = closed(0, -6.5, 6.5, 0, 0, 6.5, -6.5, 0);
    static final Shape TRIANGLE = closed(-5, -4, 5, -4, 0, 5);
    static final Shape CROSS = closed(
            -5, -3.5, -3.5, -5, 0, -1.5, 3.5, -5, 5, -3.5, 1.5, 0, 5, 3.5, 3.5, 5, 0, 1.5, -3.5, 5, -5, 3.5, -1.5, 0);

    private TrendColours() {}

    /** From the mildest band to the gravest. */
    static Color band(int number, int count) {
        double share = count < 2 ? 0.5 : (double) number / (count - 1);
        return new Color(
                between(LIGHTEST.getRed(), DARKEST.getRed(), share),
                between(LIGHTEST.getGreen(), DARKEST.getGreen(), share),
                between(LIGHTEST.getBlue(), DARKEST.getBlue(), share));
    }

    private static int between(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }

    static Color line(LineCode code) {
        return switch (code) {
            case BASELINE -> INK;
            case RESPONSE, MEANINGFUL_CHANGE -> new Color(0x125c2b);
            case REMISSION -> new Color(0x5b2a86);
        };
    }

    static Stroke dashes(LineCode code) {
        return switch (code) {
            case BASELINE -> new BasicStroke(1.4f);
            case RESPONSE, MEANINGFUL_CHANGE -> dashed(1.6f, 9, 5);
            case REMISSION -> dashed(1.8f, 2, 4);
        };
    }

    static Stroke dashed(float width, float... pattern) {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 0, pattern, 0);
    }

    private static Shape closed(double... corners) {
        var path = new Path2D.Double();
        path.moveTo(corners[0], corners[1]);
        for (int i = 2; i < corners.length; i += 2) {
            path.lineTo(corners[i], corners[i + 1]);
        }
        path.closePath();
        return path;
    }
}
