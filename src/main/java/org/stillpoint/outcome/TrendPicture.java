package org.stillpoint.outcome;

import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.stillpoint.outcome.TrendView.Point;

/**
 * What a trend looks like: totals over time on the instrument's bands, with lines for what they are looked at against and, above, the
 * doses. Words stand beside the plot, never in it, where the totals are. Nobody's name.
 */
final class TrendPicture {

    private static final int DOSE_STRIP = 1;
    private static final int PLOT = 9;

    /** Of the height, so that the number beside the highest and the lowest total has room. */
    private static final double MARGIN = 0.08;

    private final TrendView trend;
    private final TrendDays days;

    private TrendPicture(TrendView trend) {
        this.trend = trend;
        this.days = TrendDays.of(trend);
    }

    static JFreeChart of(TrendView trend) {
        return new TrendPicture(trend).chart();
    }

    private JFreeChart chart() {
        var plot = new CombinedDomainXYPlot(days.axis());
        plot.setGap(0);
        if (!trend.doses().isEmpty()) {
            plot.add(doses(), DOSE_STRIP);
        }
        plot.add(totals(), PLOT);
        plot.setInsets(new RectangleInsets(4, 12, 4, 16));
        plot.setFixedLegendItems(TrendLegend.of(trend));
        var chart = new JFreeChart(null, Typeface.of(12), plot, false);
        chart.setBackgroundPaint(TrendColours.PAPER);
        var title = new TextTitle(TrendText.title(trend), Typeface.of(17));
        title.setHorizontalAlignment(HorizontalAlignment.LEFT);
        title.setPaint(TrendColours.INK);
        title.setMargin(new RectangleInsets(10, 16, 6, 16));
        chart.setTitle(title);
        var legend = new LegendTitle(plot);
        legend.setPosition(RectangleEdge.BOTTOM);
        legend.setItemFont(Typeface.of(12));
        legend.setItemPaint(TrendColours.INK);
        legend.setMargin(new RectangleInsets(2, 16, 8, 16));
        chart.addLegend(legend);
        return chart;
    }

    private XYPlot totals() {
        var scale = trend.scale();
        var renderer = new TotalRenderer(TrendText.complete(trend), days);
        var plot = new XYPlot(totalsAndGaps(), null, numbers(), renderer);
        plain(plot);
        plot.setRangeAxis(1, beside(bands(), TrendColours.INK));
        plot.setRangeAxisLocation(1, AxisLocation.BOTTOM_OR_LEFT);
        plot.setRangeAxis(2, beside(lines(), TrendColours.INK));
        plot.setRangeAxisLocation(2, AxisLocation.BOTTOM_OR_RIGHT);
        for (int i = 0; i < scale.bands().size(); i++) {
            var band = scale.bands().get(i);
            shade(
                    plot,
                    band.from(),
                    band.to(),
                    TrendColours.band(i, scale.bands().size()));
        }
        if (scale.cut() != null) {
            shade(plot, scale.cut().from(), scale.cut().to(), TrendColours.band(1, 2));
        }
        plot.setDataset(1, doseLines());
        var lines = new XYLineAndShapeRenderer(true, false);
        lines.setSeriesPaint(0, TrendColours.DOSE_LINE);
        lines.setSeriesStroke(0, TrendColours.dashed(1, 3, 3));
        plot.setRenderer(1, lines);
        trend.drawn()
                .forEach(line -> plot.addRangeMarker(
                        new ValueMarker(
                                line.atMost(), TrendColours.line(line.code()), TrendColours.dashes(line.code())),
                        Layer.BACKGROUND));
        return plot;
    }

    /** Totals are whole, so that a band of 5 to 9 is drawn from 4.5 to 9.5. */
    private static void shade(XYPlot plot, int from, int to, Color colour) {
        var band = new IntervalMarker(from - 0.5, to + 0.5, colour);
        band.setAlpha(1);
        band.setOutlinePaint(null);
        plot.addRangeMarker(band, Layer.BACKGROUND);
    }

    /** A line from the bottom to the top for each, and nothing between two. As data, because bands are drawn over upright markers. */
    private XYSeriesCollection doseLines() {
        var lines = new XYSeries("dose", false);
        for (var dose : trend.doses()) {
            long at = dose.endedAt().toInstant().toEpochMilli();
            lines.add(at, lowest());
            lines.add(at, highest());
            lines.add((double) at, null);
        }
        return new XYSeriesCollection(lines);
    }

    private XYSeriesCollection totalsAndGaps() {
        var totals = new XYSeries("total", false);
        TrendText.complete(trend).forEach(point -> totals.add(millis(point), point.total()));
        var gaps = new XYSeries("gap", false);
        TrendText.incomplete(trend)
                .forEach(point -> gaps.add(millis(point), trend.scale().from()));
        var both = new XYSeriesCollection();
        if (!trend.points().isEmpty()) {
            both.addSeries(totals);
            both.addSeries(gaps);
        }
        return both;
    }

    static long millis(Point point) {
        return point.answeredAt().toInstant().toEpochMilli();
    }

    private NumberAxis numbers() {
        var axis = new NumberAxis();
        axis.setRange(lowest(), highest());
        axis.setTickUnit(new NumberTickUnit(step()));
        written(axis);
        return axis;
    }

    private double lowest() {
        return trend.scale().from() - MARGIN * range();
    }

    private double highest() {
        return trend.scale().to() + MARGIN * range();
    }

    private int range() {
        return trend.scale().to() - trend.scale().from();
    }

    private int step() {
        return range() <= 10 ? 1 : range() <= 30 ? 3 : range() <= 100 ? 10 : 20;
    }

    private WrittenAxis beside(List<WrittenAxis.Word> words, Color colour) {
        return new WrittenAxis(words, lowest(), highest(), colour);
    }

    private List<WrittenAxis.Word> bands() {
        var words = new ArrayList<WrittenAxis.Word>();
        trend.scale()
                .bands()
                .forEach(band -> words.add(new WrittenAxis.Word(
                        (band.from() + band.to()) / 2.0,
                        TrendText.words(band.code()) + " " + band.from() + "–" + band.to())));
        if (trend.scale().cut() != null) {
            var cut = trend.scale().cut();
            words.add(new WrittenAxis.Word((cut.from() + cut.to()) / 2.0, "cut " + cut.from() + "–" + cut.to()));
        }
        return words;
    }

    private List<WrittenAxis.Word> lines() {
        return trend.drawn().stream()
                .map(line -> new WrittenAxis.Word(line.atMost(), TrendText.label(line)))
                .toList();
    }

    /** A narrow strip with a triangle for each dose. */
    private XYPlot doses() {
        var doses = new XYSeries("dose", false);
        trend.doses().forEach(dose -> doses.add(dose.endedAt().toInstant().toEpochMilli(), 0.4));
        var renderer = new XYLineAndShapeRenderer(false, true);
        renderer.setSeriesShape(0, TrendColours.TRIANGLE);
        renderer.setSeriesPaint(0, TrendColours.DOSE);
        var axis = new WrittenAxis(
                List.of(new WrittenAxis.Word(
                        0.4,
                        trend.doses().size() == 1 ? "1 dose" : trend.doses().size() + " doses")),
                0,
                1,
                TrendColours.DOSE);
        var plot = new XYPlot(new XYSeriesCollection(doses), null, axis, renderer);
        plain(plot);
        plot.setOutlineVisible(false);
        return plot;
    }

    private static void plain(XYPlot plot) {
        plot.setBackgroundPaint(TrendColours.PAPER);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        plot.setOutlinePaint(TrendColours.EDGE);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    }

    static void written(ValueAxis axis) {
        Font font = Typeface.of(12);
        axis.setTickLabelFont(font);
        axis.setLabelFont(font);
        axis.setTickLabelPaint(TrendColours.INK);
        axis.setLabelPaint(TrendColours.INK);
        axis.setAxisLinePaint(TrendColours.EDGE);
        axis.setTickMarkPaint(TrendColours.EDGE);
    }
}
