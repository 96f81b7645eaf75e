package org.stillpoint.clinic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.stillpoint.testsupport.ClinicSample;

@QuarkusTest
class ClinicFileLoadingTest {

    @Inject
    Clinic clinic;

    @Inject
    PlanStore store;

    @Test
    void anInstalledSampleIsInThePlanAndInTheDatabase() {
        var sample = ClinicSample.in("America/St_Johns")
                .open("mon-fri", "08:00-17:00")
                .practitioner("nurse", 3, "NURSE")
                .works("nurse", "tue", "22:00-02:00")
                .away("nurse", "2026-12-24", "2026-12-26", "08:00-12:00")
                .service("visit", service -> service.phase(PhaseCode.DOSING, 30)
                        .need("NURSE", 2, PhaseCode.DOSING, PhaseCode.DOSING))
                .install();
        assertEquals(sample.site(), clinic.plan().site(sample.site().code()).orElseThrow());
        var stored = store.read();
        assertEquals(sample.site(), stored.site(sample.site().id()).orElseThrow());
        assertEquals(
                sample.actor("nurse"), stored.actor(sample.actor("nurse").id()).orElseThrow());
        assertEquals(
                sample.service("visit"),
                stored.service(sample.service("visit").id()).orElseThrow());
    }

    @Test
    void everyChangeRaisesTheRevisionByOne() {
        ClinicSample.in("UTC").install();
        var before = clinic.plan().revision();
        ClinicSample.in("UTC").install();
        assertEquals(before + 1, clinic.plan().revision());
        assertTrue(store.revision() == before + 1);
    }
}
