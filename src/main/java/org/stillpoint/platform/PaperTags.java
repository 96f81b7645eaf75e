package org.stillpoint.platform;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.StandardStructureTypes;

/** What a screen reader goes by in a PDF (ISO 32000-1, 14.7 and 14.8): what is a heading, a paragraph, a picture, and in which order. */
final class PaperTags {

    private final PDStructureTreeRoot root = new PDStructureTreeRoot();
    private final PDStructureElement whole = new PDStructureElement(StandardStructureTypes.DOCUMENT, root);
    private final List<COSArray> pages = new ArrayList<>();
    private PDPage page;

    PaperTags(PDDocument document, String language) {

        var catalog = document.getDocumentCatalog();
        var marks = new PDMarkInfo();
        marks.setMarked(true);
        catalog.setMarkInfo(marks);
        catalog.setLanguage(language);
        catalog.setStructureTreeRoot(root);
        root.appendKid(whole);
    }

    void turn(PDPage next) {
        page = next;
        page.setStructParents(pages.size());
        pages.add(new COSArray());
    }

    PDStructureElement element(String type) {
        var element = new PDStructureElement(type, whole);
        whole.appendKid(element);
        return element;
    }

    /** What is written until {@link #end} belongs to the element. */
    void begin(PDPageContentStream stream, PDStructureElement element) throws IOException {
        var marked = pages.getLast();
        var properties = new COSDictionary();
        properties.setInt(COSName.MCID, marked.size());
        stream.beginMarkedContent(COSName.getPDFName(element.getStructureType()), PDPropertyList.create(properties));
        var reference = new PDMarkedContentReference();
        reference.setPage(page);
        reference.setMCID(marked.size());
        element.appendKid(reference);
        marked.add(element);
    }

    static void end(PDPageContentStream stream) throws IOException {
        stream.endMarkedContent();
    }

    /** From what stands on a page to what it is. */
    void finish() {
        Map<Integer, PDParentTreeValue> parents = new HashMap<>();
        for (int i = 0; i < pages.size(); i++) {
            parents.put(i, new PDParentTreeValue(pages.get(i)));
        }
        var tree = new PDNumberTreeNode(PDParentTreeValue.class);
        tree.setNumbers(parents);
        root.setParentTree(tree);
        root.setParentTreeNextKey(pages.size());
    }
}
