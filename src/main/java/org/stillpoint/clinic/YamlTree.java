package org.stillpoint.clinic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns the nodes of a YAML document into a JSON tree and remembers the place of each. */
final class YamlTree {

    static final String UNWRITABLE = "has a control character or half a character in it";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<Tag> SCALARS = Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL);
    /** Aliases are copied out here: without an end to it a few hundred bytes could fill the memory. */
    private static final int MAX_NODES = 100_000;

    private static final int MAX_DEPTH = 24;

    private final FileFindings findings;
    private int nodes;

    YamlTree(FileFindings findings) {
        this.findings = findings;
    }

    JsonNode of(Node root) {
        place("", root);
        return tree(root, "", 0);
    }

    private JsonNode tree(Node node, String pointer, int depth) {
        if (++nodes > MAX_NODES || depth > MAX_DEPTH) {
            return tooMuch(pointer, depth > MAX_DEPTH);
        }
        return switch (node) {
            case MappingNode mapping -> object(mapping, pointer, depth);
            case SequenceNode sequence -> array(sequence, pointer, depth);
            case ScalarNode scalar -> scalar(scalar, pointer);
            default -> throw new IllegalStateException("A composed document has no " + node.getNodeId());
        };
    }

    private JsonNode tooMuch(String pointer, boolean deep) {
        if (deep) {
            findings.shape(pointer, "is nested too deeply");
        } else if (nodes == MAX_NODES + 1) {
            findings.shape("", "has more than " + MAX_NODES + " values once its aliases are written out");
        }
        return MissingNode.getInstance();
    }

    private JsonNode object(MappingNode mapping, String pointer, int depth) {
        tagged(mapping, Tag.MAP, pointer);
        var object = JSON.objectNode();
        for (var entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                findings.shape(pointer, "has a key that is not a plain text");
                continue;
            }
            var name = key.getValue();
            var child = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
            if (object.has(name)) {
                var mark = key.getStartMark();
                findings.shape(new FileError(mark.getLine() + 1, mark.getColumn() + 1, child, "is written twice"));
                continue;
            }
            place(child, key);
            object.set(name, tree(entry.getValueNode(), child, depth + 1));
        }
        return object;
    }

    private JsonNode array(SequenceNode sequence, String pointer, int depth) {
        tagged(sequence, Tag.SEQ, pointer);
        var array = JSON.arrayNode();
        for (var item : sequence.getValue()) {
            var child = pointer + "/" + array.size();
            place(child, item);
            array.add(tree(item, child, depth + 1));
        }
        return array;
    }

    private JsonNode scalar(ScalarNode scalar, String pointer) {
        var text = scalar.getValue();
        if (text.codePoints().anyMatch(YamlTree::unwritable)) {
            findings.shape(pointer, UNWRITABLE);
        }
        if (!SCALARS.contains(scalar.getTag())) {
            tagged(scalar, Tag.STR, pointer);
            return JSON.textNode(text);
        }
        try {
            return switch (scalar.getTag().getValue()) {
                case "tag:yaml.org,2002:int" -> JSON.numberNode(new BigInteger(text));
                case "tag:yaml.org,2002:float" -> JSON.numberNode(new BigDecimal(text));
                case "tag:yaml.org,2002:bool" -> JSON.booleanNode(text.equals("true"));
                case "tag:yaml.org,2002:null" -> JSON.nullNode();
                default -> JSON.textNode(text);
            };
        } catch (NumberFormatException notANumber) {
            findings.shape(pointer, "is marked as a number and is none");
            return JSON.textNode(text);
        }
    }

    /** What an escape such as "\\0" can make, and neither the database nor a reader can take. */
    static boolean unwritable(int c) {
        return Character.getType(c) == Character.CONTROL || Character.getType(c) == Character.SURROGATE;
    }

    private void tagged(Node node, Tag expected, String pointer) {
        if (!node.getTag().equals(expected)) {
            findings.shape(
                    pointer, "has the YAML tag " + node.getTag().getValue() + ", and tags are not supported here");
        }
    }

    private void place(String pointer, Node node) {
        var mark = node.getStartMark();
        findings.place(pointer, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
