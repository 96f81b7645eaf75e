package org.stillpoint.outcome;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.stillpoint.clinic.FileNode;
import org.stillpoint.outcome.Instrument.Loinc;
import org.stillpoint.outcome.Instrument.Risk;

/** Reads one instrument, and notes at its place what does not fit the rest. */
final class InstrumentReader {

    private static final PointRange NONE = new PointRange(0, 0);

    private final FileNode node;
    private final FileNode asking;
    private final Optional<PointRange> answers;
    private final Map<String, Wording> wordings;
    private final int items;

    InstrumentReader(FileNode node, FileNode asking) {
        this.node = node;
        this.asking = asking;
        answers = range(node.at("answers"));
        wordings = wordings();
        items = wordings.values().stream()
                .findFirst()
                .map(wording -> wording.items().size())
                .orElse(0);
    }

    Instrument read() {
        checkText();
        return new Instrument(
                text(node, "code"),
                text(node, "version"),
                text(node, "title"),
                node.flag("baseline"),
                total(),
                answers,
                items,
                wordings,
                bands(),
                range(node.at("cut")),
                change(),
                asked(),
                risk(),
                loinc(),
                node.at("notice").text(),
                text(node, "source"));
    }

    /** What may be shown needs its notice, and the same items in every language. */
    private void checkText() {
        if (answers.isPresent() != !wordings.isEmpty()) {
            node.wrong("items and their points go together");
        }
        if (!wordings.isEmpty()) {
            text(node, "notice");
        }
        wordings.forEach((language, wording) -> {
            var text = node.at("texts").at(language);
            if (wording.items().size() != items) {
                text.at("items").wrong("must be as many as in the other languages");
            }
            if (wording.labels().size() != steps()) {
                text.at("labels").wrong("must be one for each answer there can be");
            }
        });
    }

    private int steps() {
        return answers.map(range -> range.to() - range.from() + 1).orElse(0);
    }

    private PointRange total() {
        var total = range(node.at("total")).orElse(NONE);
        if (total.equals(NONE)) {
            node.at("total").wrong("must be a range of points");
        }
        answers.filter(points -> !new PointRange(points.from() * items, points.to() * items).equals(total))
                .ifPresent(points -> node.at("total").wrong("must be what the items add up to"));
        return total;
    }

    private List<Band> bands() {
        var bands = new ArrayList<Band>();
        int next = node.at("total").number("from").orElse(0);
        for (var band : node.items("bands")) {
            var range = range(band).orElse(NONE);
            if (range.from() != next) {
                band.wrong("must begin at " + next + ", where the one before ends");
            }
            bands.add(new Band(text(band, "code"), range.from(), range.to()));
            next = range.to() + 1;
        }
        if (!bands.isEmpty() && next - 1 != node.at("total").number("to").orElse(0)) {
            node.at("bands").wrong("must reach to the highest total");
        }
        return List.copyOf(bands);
    }

    private ChangeRule change() {
        var change = node.at("change");
        return new ChangeRule(
                change.number("responsePercent"), change.number("remissionBelow"), change.number("pointsThatMatter"));
    }

    private AskingRule asked() {
        var rule = asking.at(node.text("asking"));
        if (!rule.isPresent()) {
            node.at("asking").wrong("there is no such rule");
            return new AskingRule(0, 0, Duration.ZERO);
        }
        return new AskingRule(
                number(rule, "refuseDays", 0),
                number(rule, "warnDays", 0),
                Duration.ofHours(number(rule, "hoursAfterDose", 0)));
    }

    private Optional<Risk> risk() {
        var risk = node.at("risk");
        if (!risk.isPresent()) {
            return Optional.empty();
        }
        if (risk.at("total").isPresent()) {
            return Optional.of(riskByTotal(risk));
        }
        int item = number(risk, "item", 1);
        if (item > items) {
            risk.at("item").wrong("there are " + items + " items");
        }
        int from = number(risk, "from", 0);
        if (answers.filter(points -> points.has(from)).isEmpty()) {
            risk.at("from").wrong("must be one of the answers");
        }
        return Optional.of(new Risk(OptionalInt.of(item), from));
    }

    private Risk riskByTotal(FileNode risk) {
        int from = number(risk, "total", 0);
        if (risk.at("item").isPresent()) {
            risk.at("total").wrong("goes by the total or by an item");
        }
        if (!total().has(from)) {
            risk.at("total").wrong("must be a total that there can be");
        }
        return new Risk(OptionalInt.empty(), from);
    }

    private Optional<Loinc> loinc() {
        var loinc = node.at("loinc");
        if (!loinc.isPresent()) {
            return Optional.empty();
        }
        var codes = texts(loinc, "items");
        if (codes.size() != items) {
            loinc.at("items").wrong("must be one for each item");
        }
        return Optional.of(new Loinc(text(loinc, "panel"), text(loinc, "total"), codes));
    }

    private Map<String, Wording> wordings() {
        var all = new TreeMap<String, Wording>();
        node.at("texts").properties().forEach(language -> all.put(language.getKey(), wording(language.getValue())));
        return Collections.unmodifiableMap(all);
    }

    private static Wording wording(FileNode text) {
        return new Wording(
                text(text, "title"),
                text(text, "recall"),
                text(text, "instruction"),
                texts(text, "labels"),
                texts(text, "items"));
    }

    private static Optional<PointRange> range(FileNode node) {
        if (!node.isPresent()) {
            return Optional.empty();
        }
        var range = new PointRange(number(node, "from", 0), number(node, "to", 0));
        if (range.to() < range.from()) {
            node.wrong("ends before it begins");
        }
        return Optional.of(range);
    }

    static int number(FileNode node, String name, int least) {
        int number = node.number(name).orElse(least - 1);
        if (number < least) {
            node.at(name).wrong("must be a whole number of at least " + least);
        }
        return number;
    }

    private static String text(FileNode node, String name) {
        var text = node.text(name);
        if (text.isBlank()) {
            node.at(name).wrong("must be a text");
        }
        return text;
    }

    private static List<String> texts(FileNode node, String name) {
        if (node.items(name).isEmpty()) {
            node.at(name).wrong("must be a list of texts");
        }
        var texts = new ArrayList<String>();
        for (var item : node.items(name)) {
            item.text().filter(text -> !text.isBlank()).ifPresentOrElse(texts::add, () -> item.wrong("must be a text"));
        }
        return List.copyOf(texts);
    }
}
