package org.stillpoint.outcome;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;

/** An axis with words beside it instead of numbers, each at its height, or as near to it as the words above and below let it. */
final class WrittenAxis extends NumberAxis {

    /** What is written at a height of the scale. */
    record Word(double at, String text) {}

    /** Of the height of a letter. */
    private static final double LEADING = 1.25;

    private final transient List<Word> words;

    WrittenAxis(List<Word> words, double from, double to, Color colour) {
        this.words = words.stream().sorted(Comparator.comparingDouble(Word::at)).toList();
        setRange(from, to);
        setTickLabelFont(Typeface.of(12));
        setTickLabelPaint(colour);
        setTickLabelInsets(new RectangleInsets(2, 6, 2, 8));
        setTickMarksVisible(false);
        setAxisLineVisible(false);
    }

    @Override
    public List<NumberTick> refreshTicks(Graphics2D g2, AxisState state, Rectangle2D area, RectangleEdge edge) {
        var anchor = edge == RectangleEdge.LEFT ? TextAnchor.CENTER_RIGHT : TextAnchor.CENTER_LEFT;
        var heights = spread(
                words.stream().map(Word::at).toList(),
                getTickLabelFont().getSize2D()
                        * LEADING
                        / Math.max(1, area.getHeight())
                        * getRange().getLength());
        var ticks = new ArrayList<NumberTick>();
        for (int i = 0; i < words.size(); i++) {
            ticks.add(new NumberTick(heights.get(i), words.get(i).text(), anchor, TextAnchor.CENTER, 0));
        }
        return ticks;
    }

    /** The same heights, from low to high, none nearer to the next than a gap: what is too near moves apart by the same on both sides. */
    static List<Double> spread(List<Double> wanted, double gap) {
        var groups = new ArrayList<double[]>(); // middle, count
        for (double at : wanted) {
            var group = new double[] {at, 1};
            while (!groups.isEmpty() && top(groups.getLast(), gap) + gap > bottom(group, gap)) {
                var below = groups.removeLast();
                var count = below[1] + group[1];
                group = new double[] {(below[0] * below[1] + group[0] * group[1]) / count, count};
            }
            groups.add(group);
        }
        var heights = new ArrayList<Double>();
        for (var group : groups) {
            for (int i = 0; i < group[1]; i++) {
                heights.add(bottom(group, gap) + i * gap);
            }
        }
        return heights;
    }

    private static double bottom(double[] group, double gap) {
        return group[0] - (group[1] - 1) / 2 * gap;
    }

    private static double top(double[] group, double gap) {
        return group[0] + (group[1] - 1) / 2 * gap;
    }
}
