package org.stillpoint.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Refuses what is wrong in a request. Unless it tells of danger: then it is not lost to a slip of the keyboard, as long as there
 * is a way left to reach somebody; what is wrong is left out, and shown to staff as it was typed.
 */
@ApplicationScoped
class Slips {

    private static final List<String> MEMBERS = Arrays.stream(RequestAppointment.class.getRecordComponents())
            .map(RecordComponent::getName)
            .toList();

    /** Without which a request is still one. */
    private static final Set<String> OPTIONAL = Set.of(
            "email",
            "phone",
            "preferredContact",
            "bestTimes",
            "interests",
            "language",
            "region",
            "site",
            "earlierTreatments",
            "travelWindow",
            "homepage",
            "fillSeconds");

    /** What a rule about several members is about. */
    private static final Map<String, String> JUDGED =
            Map.of("reachableAsPreferred", "preferredContact", "placedInAZone", "bestTimes");

    /** Only ever too long: all of it is kept. */
    private static final Set<String> TEXTS = Set.of("message", "name");

    private static final String NAMELESS = "?";

    private final Validator validator;
    private final Contacts contacts;
    private final ObjectMapper json;
    private final Clock clock;

    Slips(Validator validator, Contacts contacts, ObjectMapper json, Clock clock) {
        this.validator = validator;
        this.contacts = contacts;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What can be used of a request.
     *
     * @param asTyped what was left out, a line for each member
     */
    record Usable(RequestAppointment request, Optional<String> asTyped) {}

    /** Of what staff enter, all of it; refuses whatever is wrong. */
    Usable ofStaff(RequestAppointment sent) {
        refuse(sent);
        sent.checkOfStaff(clock.instant());
        return new Usable(sent, Optional.empty());
    }

    /** The same of what somebody from outside sends. */
    Usable fromOutside(RequestAppointment sent) {
        refuse(sent);
        sent.checkFromOutside();
        return new Usable(sent, Optional.empty());
    }

    private void refuse(RequestAppointment sent) {
        var wrong = validator.validate(sent);
        if (!wrong.isEmpty()) {
            throw new ConstraintViolationException(wrong);
        }
    }

    /** Leaves out what is wrong, and refuses all of it where nobody could be reached by what is left. */
    Usable leaveOut(RequestAppointment sent) {
        var tree = (ObjectNode) json.valueToTree(sent);
        tree.retain(MEMBERS);
        if (sent.name() == null || sent.name().isBlank()) {
            tree.put("name", NAMELESS);
        }
        var typed = new ArrayList<String>();
        var left = read(tree);
        for (var slips = slips(left); !slips.isEmpty(); slips = slips(left)) {
            slips.forEach(member -> typed.add(member + ": " + text(tree.remove(member))));
            left = read(tree);
        }
        return wrong(left).isEmpty()
                ? new Usable(left, typed.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", typed)))
                : fromOutside(sent);
    }

    private RequestAppointment read(ObjectNode tree) {
        try {
            return json.treeToValue(tree, RequestAppointment.class);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible); // It has been read before.
        }
    }

    private static String text(JsonNode value) {
        return value.isTextual() ? value.asText() : value.toString();
    }

    private Set<String> slips(RequestAppointment sent) {
        var slips = new TreeSet<>(wrong(sent));
        slips.retainAll(OPTIONAL);
        if (sent.phone() != null && !contacts.isNumber(sent.phone(), sent.site())) {
            slips.add("phone");
        }
        if (sent.promisedCallAt() != null) { // Only staff promise.
            slips.add("promisedCallAt");
        }
        if (sent.channel() != null && sent.channel() != Channel.WEB) {
            slips.add("channel");
        }
        if (sent.site() != null && contacts.site(sent.site()).isEmpty()) {
            slips.add("site");
        }
        return slips;
    }

    private Set<String> wrong(RequestAppointment sent) {
        return validator.validate(sent).stream()
                .map(Slips::member)
                .filter(member -> !TEXTS.contains(member))
                .map(member -> JUDGED.getOrDefault(member, member))
                .collect(Collectors.toSet());
    }

    private static String member(ConstraintViolation<?> violation) {
        return violation.getPropertyPath().iterator().next().getName();
    }
}
