package org.stillpoint.outcome;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.util.List;
import java.util.Set;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYDataset;
import org.stillpoint.outcome.TrendView.Point;

/** Totals with their numbers, on the side that the line does not come from; and, without a line, what has no total. */
final class TotalRenderer extends XYLineAndShapeRenderer {

    private static final int TOTALS = 0;
    private static final ItemLabelPosition ABOVE =
            new ItemLabelPosition(ItemLabelAnchor.OUTSIDE12, TextAnchor.BOTTOM_CENTER);
    private static final ItemLabelPosition BELOW =
            new ItemLabelPosition(ItemLabelAnchor.OUTSIDE6, TextAnchor.TOP_CENTER);

    private final transient List<Point> points;

    TotalRenderer(List<Point> points, TrendDays days) {
        super(true, true);
        this.points = points;
        Set<Integer> written = days.apart(points);
        setSeriesPaint(TOTALS, TrendColours.TOTAL);
        setSeriesStroke(TOTALS, new BasicStroke(2));
        setSeriesLinesVisible(TOTALS + 1, false);
        setSeriesShape(TOTALS + 1, TrendColours.CROSS);
        setSeriesPaint(TOTALS + 1, TrendColours.INK);
        setSeriesItemLabelGenerator(
                TOTALS,
                (dataset, series, item) ->
                        written.contains(item) ? String.valueOf(points.get(item).total()) : null);
        setSeriesItemLabelsVisible(TOTALS, true);
        setSeriesItemLabelFont(TOTALS, Typeface.of(12));
        setSeriesItemLabelPaint(TOTALS, TrendColours.INK);
        setItemLabelInsets(new RectangleInsets(5, 5, 5, 5));
    }

    @Override
    public Shape getItemShape(int series, int item) {
        if (series != TOTALS) {
            return super.getItemShape(series, item);
        }
        return points.get(item).corrected() ? TrendColours.DIAMOND : TrendColours.CIRCLE;
    }

    @Override
    public ItemLabelPosition getPositiveItemLabelPosition(int series, int item) {
        return below(item) ? BELOW : ABOVE;
    }

    /** On a piece of paper of its own, since lines run where numbers stand. */
    @Override
    protected void drawItemLabel(
            Graphics2D g2,
            PlotOrientation orientation,
            XYDataset dataset,
            int series,
            int item,
            double x,
            double y,
            boolean negative) {
        var label = getItemLabelGenerator(series, item).generateLabel(dataset, series, item);
        if (label != null) {
            var position = getPositiveItemLabelPosition(series, item);
            var anchor = calculateLabelAnchorPoint(position.getItemLabelAnchor(), x, y, orientation);
            g2.setFont(getItemLabelFont(series, item));
            g2.setPaint(TrendColours.HALO);
            g2.fill(TextUtils.calculateRotatedStringBounds(
                    label,
                    g2,
                    (float) anchor.getX(),
                    (float) anchor.getY(),
                    position.getTextAnchor(),
                    0,
                    position.getRotationAnchor()));
            super.drawItemLabel(g2, orientation, dataset, series, item, x, y, negative);
        }
    }

    /** In a valley, and where the line comes down to end. */
    private boolean below(int item) {
        int here = points.get(item).total();
        int before = item == 0 ? here : points.get(item - 1).total();
        int after = item == points.size() - 1 ? here : points.get(item + 1).total();
        return before + after > 2 * here;
    }
}
