package org.stillpoint.clinic;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Reads what the phases of a service need. */
final class NeedsReader {

    private NeedsReader() {}

    static List<Need> needs(FileNode service, List<Phase> phases) {
        var needs = new ArrayList<Need>();
        var changing = new HashSet<String>();
        for (var item : service.items("needs")) {
            need(item, phases).ifPresent(need -> {
                if (item.flag("mayChange") && !changing.add(need.role())) {
                    item.wrong("is the same as another need; give each a role of its own");
                }
                needs.add(need);
            });
        }
        return List.copyOf(needs);
    }

    private static Optional<Need> need(FileNode item, List<Phase> phases) {
        var from = phase(item, "from", phases);
        var to = phase(item, "to", phases);
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        if (to.get().compareTo(from.get()) < 0) {
            item.at("to").wrong(to.get() + " is before " + from.get());
        }
        var role = role(item, from.get());
        return Optional.of(
                new Need(role, item.text("capability"), item.number("lanes").orElse(1), from.get(), to.get()));
    }

    private static Optional<PhaseCode> phase(FileNode item, String name, List<Phase> phases) {
        var code = item.constant(name, PhaseCode.class);
        if (code.isPresent() && phases.stream().noneMatch(phase -> phase.code() == code.get())) {
            item.at(name).wrong("the service has no phase " + code.get());
            return Optional.empty();
        }
        return code;
    }

    /** A need that may change its actor stands in a role of its own; the slash keeps that apart from every role in a file. */
    private static String role(FileNode item, PhaseCode from) {
        var capability = item.text("capability");
        if (!item.flag("mayChange")) {
            return item.at("role").text().orElse(capability);
        }
        if (item.at("role").isPresent()) {
            item.at("mayChange").wrong("says the same as a role: write one of the two");
        }
        return capability + "/" + from;
    }
}
