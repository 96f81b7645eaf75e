package org.stillpoint.treatment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stillpoint.clinic.OwnClinic;
import org.stillpoint.clinic.PlanInstaller;

/** Reads what ships as the clinic has it. */
@QuarkusTest
@TestProfile(OwnClinic.class)
class ShippedProtocolsTest {

    private final Protocols protocols;

    ShippedProtocolsTest(Protocols protocols) {
        this.protocols = protocols;
    }

    @Test
    void everyOneIsThereAsItsFirstVersionAndReadsAsItWasWritten() {
        assertEquals(
                List.of("ESKETAMINE_TRD", "ESKETAMINE_MDSI", "IV_6_IN_3_WEEKS", "IV_6_IN_2_WEEKS", "IM_4_IN_2_WEEKS"),
                ShippedProtocols.all().stream().map(Protocol::code).toList());
        PlanInstaller.load(PlanInstaller.demoFile());
        for (var shipped : ShippedProtocols.all()) {
            var kept = protocols.newest(shipped.code()).orElseThrow();
            assertEquals(1, kept.version());
            assertEquals(ProtocolDefinition.of(shipped), ProtocolDefinition.of(kept));
            assertEquals(kept, protocols.get(kept.id()).orElseThrow());
            assertEquals(kept, protocols.version(kept.code(), 1).orElseThrow());
        }
    }
}
