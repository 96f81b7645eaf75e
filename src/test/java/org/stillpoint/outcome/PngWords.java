package org.stillpoint.outcome;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.w3c.dom.Element;

/** What a PNG says in words, as others read it. */
record PngWords(String keyword, String language, String text) {

    static List<PngWords> of(byte[] png) throws IOException {
        var reader = ImageIO.getImageReadersByFormatName("png").next();
        try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(png))) {
            reader.setInput(in);
            var tree = (Element) reader.getImageMetadata(0).getAsTree("javax_imageio_png_1.0");
            var entries = tree.getElementsByTagName("iTXtEntry");
            return IntStream.range(0, entries.getLength())
                    .mapToObj(at -> (Element) entries.item(at))
                    .map(entry -> new PngWords(
                            entry.getAttribute("keyword"),
                            entry.getAttribute("languageTag"),
                            entry.getAttribute("text")))
                    .toList();
        } finally {
            reader.dispose();
        }
    }
}
