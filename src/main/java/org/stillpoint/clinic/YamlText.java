package org.stillpoint.clinic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads one YAML document by the part of YAML 1.2's core schema that people write by hand; all else is text. YAML 1.1, the
 * library's own choice, would read {@code no} as false and 09:00 as 540, and times of day are what a clinic file is made of.
 */
final class YamlText {

    /** A clinic of hundreds of actors takes some 100 kB. */
    static final int MAX_BYTES = 1024 * 1024;

    private static final int MAX_ALIASES = 50;

    private final FileFindings findings;

    YamlText(FileFindings findings) {
        this.findings = findings;
    }

    JsonNode read(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            return refused("", "is larger than " + MAX_BYTES / 1024 + " KiB");
        }
        try {
            return read(decoded(bytes));
        } catch (CharacterCodingException e) {
            return refused("", "is not valid UTF-8");
        }
    }

    private JsonNode read(String text) {
        try {
            var root = yaml().compose(new StringReader(text));
            return root == null ? refused("", "is empty") : new YamlTree(findings).of(root);
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            findings.shape(new FileError(mark.getLine() + 1, mark.getColumn() + 1, "", sentence(e)));
        } catch (ReaderException e) {
            var line = (int) text.codePoints()
                            .limit(e.getPosition())
                            .filter(c -> c == '\n')
                            .count()
                    + 1;
            var detail = "has the character U+%04X, which YAML does not allow".formatted(e.getCodePoint());
            findings.shape(new FileError(line, 1, "", detail));
        } catch (YAMLException e) {
            return refused("", "can not be read as YAML: " + e.getMessage());
        }
        return MissingNode.getInstance();
    }

    static String decoded(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private JsonNode refused(String pointer, String detail) {
        findings.shape(pointer, detail);
        return MissingNode.getInstance();
    }

    private static String sentence(MarkedYAMLException e) {
        var problem = String.valueOf(e.getProblem());
        if (problem.contains("\\t(TAB)")) {
            return "is indented with a tab: YAML allows spaces only";
        }
        if (problem.startsWith("Global tag")) {
            return "has a YAML tag, and tags are not supported here";
        }
        if (String.valueOf(e.getContext()).contains("single document")) {
            return "has a second YAML document: a clinic is one document";
        }
        return "can not be read as YAML: " + problem;
    }

    private static Yaml yaml() {
        var loading = new LoaderOptions();
        loading.setCodePointLimit(MAX_BYTES);
        loading.setMaxAliasesForCollections(MAX_ALIASES);
        var dumping = new DumperOptions();
        return new Yaml(new SafeConstructor(loading), new Representer(dumping), dumping, loading, new CoreSchema());
    }

    /** Of the plain scalars that are no texts in YAML 1.2 those in small letters and in decimal numbers. */
    private static final class CoreSchema extends Resolver {

        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, Pattern.compile("true|false"), "tf");
            addImplicitResolver(Tag.INT, Pattern.compile("[-+]?[0-9]{1,18}"), "-+0123456789");
            addImplicitResolver(Tag.FLOAT, Pattern.compile("[-+]?[0-9]{1,18}\\.[0-9]{1,18}"), "-+0123456789");
            addImplicitResolver(Tag.NULL, Pattern.compile("~|null|"), "~n\0");
            addImplicitResolver(Tag.NULL, Pattern.compile(""), null);
        }
    }
}
