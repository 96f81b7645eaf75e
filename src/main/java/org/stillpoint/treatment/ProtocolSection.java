package org.stillpoint.treatment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.stillpoint.clinic.ClinicPlan;
import org.stillpoint.clinic.FileNode;
import org.stillpoint.clinic.FileSection;
import org.stillpoint.clinic.Service;

/**
 * The section {@code protocols} of the clinic file. A file that has it names all there are. A file without it leaves those that
 * people wrote as they are, and has of what ships as much as its services can do.
 */
@ApplicationScoped
class ProtocolSection implements FileSection {

    static final String NAME = "protocols";

    private final Protocols protocols;
    private final ProtocolVersions versions;

    ProtocolSection(Protocols protocols, ProtocolVersions versions) {
        this.protocols = protocols;
        this.versions = versions;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void check(FileNode section, Collection<Service> services) {
        var known = new ProtocolServices(services);
        var allowed = section.isPresent() ? allowed() : Set.of();
        var codes = new HashMap<String, FileNode>();
        for (var item : section.items()) {
            var code = item.at("code");
            code.text()
                    .map(text -> codes.putIfAbsent(text, code))
                    .ifPresent(first -> code.wrong("the code is used before, at " + first.pointer()));
            var check = ProtocolCheck.of(item, known);
            check.tellContradictions();
            if (!allowed.contains(ProtocolDefinition.of(check.protocol()))) {
                UsualRange.check(check);
            }
        }
    }

    /** What a prescriber has let leave the usual range may stand in the file as well. */
    private Set<ProtocolDefinition> allowed() {
        return protocols.kept().stream()
                .filter(KeptProtocol::overridden)
                .map(kept -> ProtocolDefinition.of(kept.protocol()))
                .collect(Collectors.toSet());
    }

    @Override
    public Change over(FileNode section, ClinicPlan proposed) {
        var services = new ProtocolServices(proposed.services());
        var kept = protocols.kept();
        var change = new ProtocolChange(versions, kept);
        if (section.isPresent()) {
            return change.toAll(
                    section.items().stream().map(ProtocolReader::read).toList());
        }
        return change.toShipped(ShippedProtocols.all(), services);
    }
}
