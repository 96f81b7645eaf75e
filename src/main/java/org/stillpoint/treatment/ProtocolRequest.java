package org.stillpoint.treatment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import org.stillpoint.clinic.FileNode;
import org.stillpoint.platform.InvalidRequest;

/**
 * A protocol that somebody sends.
 *
 * @param check its definition with the places of its mistakes
 * @param reason why it may leave the usual range
 */
record ProtocolRequest(ProtocolCheck check, Optional<String> reason) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String OVERRIDE = "override";
    private static final String REASON = "reason";
    private static final int LONGEST_REASON = 500;

    static ProtocolRequest of(Map<String, Object> sent, ProtocolServices services) {
        ObjectNode body = JSON.valueToTree(sent);
        var definition = body.deepCopy();
        definition.remove(OVERRIDE);
        definition.remove(DefineProtocol.comesBack());
        var node = FileNode.of(definition, "protocol");
        var check = ProtocolCheck.of(node, services);
        check.tellContradictions();
        return new ProtocolRequest(check, reason(body.path(OVERRIDE), node.at(OVERRIDE)));
    }

    private static Optional<String> reason(JsonNode override, FileNode at) {
        if (override.isMissingNode()) {
            return Optional.empty();
        }
        for (var property : override.properties()) {
            if (!property.getKey().equals(REASON)) {
                at.at(property.getKey()).wrong("is not known here");
            }
        }
        var reason = override.path(REASON).isTextual() ? override.path(REASON).textValue() : "";
        if (reason.isBlank()
                || reason.length() > LONGEST_REASON
                || reason.chars().anyMatch(Character::isISOControl)) {
            at.at(REASON).wrong("must be a text of 1 to " + LONGEST_REASON + " characters");
        }
        return Optional.of(reason);
    }

    Protocol protocol() {
        return check.protocol();
    }

    /** Refuses it with everything that is wrong in it. */
    void refuseMistakes() {
        var mistakes = check.node().mistakes();
        if (!mistakes.isEmpty()) {
            throw InvalidRequest.of(mistakes.stream()
                    .map(mistake -> new InvalidRequest.Error(mistake.pointer(), mistake.detail()))
                    .toList());
        }
    }
}
