package org.stillpoint.outcome;

import java.awt.font.FontRenderContext;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in an SVG how wide each text was laid out, so that nothing overlaps where a browser has only a wider font. */
final class FittedText {

    private static final Pattern TEXT =
            Pattern.compile("<text (?<style>[^>]*font-size: (?<size>\\d+)px[^>]*)>(?<text>[^<]*)<");
    private static final FontRenderContext LAYOUT = new FontRenderContext(null, true, true);

    private FittedText() {}

    static String in(String svg) {
        return TEXT.matcher(svg).replaceAll(FittedText::fitted);
    }

    private static String fitted(MatchResult found) {
        var text = found.group("text");
        var shown = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        var width = Typeface.of(Float.parseFloat(found.group("size")))
                .getStringBounds(shown, LAYOUT)
                .getWidth();
        return Matcher.quoteReplacement(String.format(
                Locale.ROOT,
                "<text %s textLength='%.1f' lengthAdjust='spacingAndGlyphs'>%s<",
                found.group("style"),
                width,
                text));
    }
}
