package org.stillpoint.outcome;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.stillpoint.outcome.TrendView.Point;

/** Says what the shapes of a picture are, of those alone that are in it. */
final class TrendLegend {

    private TrendLegend() {}

    static LegendItemCollection of(TrendView trend) {
        var items = new LegendItemCollection();
        var complete = TrendText.complete(trend);
        if (complete.stream().anyMatch(point -> !point.corrected())) {
            items.add(item("total", TrendColours.CIRCLE, TrendColours.TOTAL));
        }
        if (complete.stream().anyMatch(Point::corrected)) {
            items.add(item("corrected total", TrendColours.DIAMOND, TrendColours.TOTAL));
        }
        if (complete.size() < trend.points().size()) {
            items.add(item("not complete, so no total", TrendColours.CROSS, TrendColours.INK));
        }
        if (!trend.doses().isEmpty()) {
            items.add(item("dose", TrendColours.TRIANGLE, TrendColours.DOSE));
        }
        return items;
    }

    private static LegendItem item(String label, Shape shape, Color colour) {
        return new LegendItem(label, null, null, null, shape, colour, new BasicStroke(0), colour);
    }
}
