package org.stillpoint.outcome;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;

/** A picture that says in words what it shows, in text chunks by the names that PNG has for them (W3C PNG, 11.3.3). */
record CaptionedPng(BufferedImage image, TrendView.PictureWords words) {

    private static final String FORMAT = "javax_imageio_png_1.0";

    byte[] bytes() {
        var writer = ImageIO.getImageWritersByFormatName("png").next();
        try (var bytes = new ByteArrayOutputStream();
                var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(new IIOImage(image, null, metadata(writer)));
            out.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
    }

    private IIOMetadata metadata(ImageWriter writer) throws IIOInvalidTreeException {
        var metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
        var texts = new IIOMetadataNode("iTXt");
        texts.appendChild(text("Title", words.title()));
        texts.appendChild(text("Description", words.description()));
        var tree = new IIOMetadataNode(FORMAT);
        tree.appendChild(texts);
        metadata.mergeTree(FORMAT, tree);
        return metadata;
    }

    private IIOMetadataNode text(String keyword, String text) {
        var entry = new IIOMetadataNode("iTXtEntry");
        entry.setAttribute("keyword", keyword);
        entry.setAttribute("compressionFlag", "FALSE");
        entry.setAttribute("compressionMethod", "0");
        entry.setAttribute("languageTag", words.language());
        entry.setAttribute("translatedKeyword", keyword);
        entry.setAttribute("text", text);
        return entry;
    }
}
