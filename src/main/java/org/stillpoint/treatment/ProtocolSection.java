package org.stillpoint.treatment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
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
        // nothing yet
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
