package org.stillpoint.treatment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.stillpoint.clinic.FileNode;
import org.stillpoint.clinic.PhaseCode;
import org.stillpoint.clinic.Route;
import org.stillpoint.testsupport.ClinicSample;

/**
 * A protocol that ships, under a code of its own and with the services of a sample clinic:
 * {@code ProtocolSample.of("IV_6_IN_3_WEEKS").with("IV_KETAMINE_40", clinic.service("infusion").code()).install()}.
 */
public final class ProtocolSample {

    private static final Map<String, Protocol> SHIPPED =
            ShippedProtocols.all().stream().collect(Collectors.toMap(Protocol::code, Function.identity()));

    private final Protocol shipped;
    private final Map<String, String> replacements = new HashMap<>();
    private boolean followUps = true;

    private ProtocolSample(Protocol shipped) {
        this.shipped = shipped;
    }

    public static ProtocolSample of(String code) {
        return new ProtocolSample(shipped(code));
    }

    /** As it ships. */
    public static Protocol shipped(String code) {
        return Optional.ofNullable(SHIPPED.get(code)).orElseThrow();
    }

    /** Six infusions in three weeks, in a clinic that has just been installed for it. */
    public static ProtocolSample inAnyClinic() {
        var clinic = ClinicSample.in("America/New_York")
                .room("room", "IV_ROOM")
                .service("infusion", service -> service.route(Route.IV_KETAMINE)
                        .phase(PhaseCode.PREPARATION, 30)
                        .phase(PhaseCode.DOSING, 40)
                        .phase(PhaseCode.OBSERVATION, 90)
                        .phase(PhaseCode.DISCHARGE, 10)
                        .need("IV_ROOM", PhaseCode.PREPARATION, PhaseCode.DISCHARGE))
                .service("review", service -> service.phase(PhaseCode.DOSING, 30)
                        .need("IV_ROOM", PhaseCode.DOSING, PhaseCode.DOSING))
                .install();
        return of("IV_6_IN_3_WEEKS")
                .with("IV_KETAMINE_40", clinic.service("infusion").code())
                .with("INDUCTION_REVIEW", clinic.service("review").code());
    }

    /** Replaces a service's code by that of another service. */
    public ProtocolSample with(String service, String other) {
        return replacing("\"service\":\"" + service + '"', "\"service\":\"" + other + '"');
    }

    /** Nothing is due after its sessions. */
    public ProtocolSample withoutFollowUps() {
        followUps = false;
        return this;
    }

    /** Replaces a part of the protocol's JSON, such as {@code "minGapDays":2}. */
    public ProtocolSample replacing(String part, String other) {
        replacements.put(part, other);
        return this;
    }

    /** Without storing it. */
    public Protocol protocol() {
        return protocol(newCode());
    }

    /** As it is sent to the server. */
    public Map<String, Object> asRequest() {
        return asRequest(newCode());
    }

    /** The same under a code that there is already. */
    public Map<String, Object> asRequest(String code) {
        try {
            return new ObjectMapper().readValue(text(code), new TypeReference<LinkedHashMap<String, Object>>() {});
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static String newCode() {
        return "P_" + UUID.randomUUID().toString().replace("-", "").toUpperCase();
    }

    private Protocol protocol(String code) {
        return ProtocolReader.read(FileNode.ofYaml(text(code).getBytes(StandardCharsets.UTF_8)));
    }

    private String text(String code) {
        var text = ProtocolRow.definition(shipped).replace('"' + shipped.code() + '"', '"' + code + '"');
        for (var replacement : replacements.entrySet()) {
            if (!text.contains(replacement.getKey())) {
                throw new AssertionError("no " + replacement.getKey() + " in " + text);
            }
            text = text.replace(replacement.getKey(), replacement.getValue());
        }
        return followUps ? text : text.replaceFirst("\"followUps\":\\[.*?\\}\\]", "\"followUps\":[]");
    }

    /** Stores it as version 1 and answers what is stored. */
    public Protocol install() {
        return store(protocol(), 1);
    }

    /** Stores it as the next version of an installed one. */
    public Protocol installAfter(Protocol version) {
        return store(protocol(version.code()), version.version() + 1);
    }

    private static Protocol store(Protocol protocol, int version) {
        var versions = Arc.container().instance(ProtocolVersions.class).get();
        var id = QuarkusTransaction.requiringNew().call(() -> versions.add(protocol, version, "test"));
        return Arc.container().instance(Protocols.class).get().get(id).orElseThrow();
    }
}
