package org.stillpoint.treatment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillpoint.clinic.Difference;
import org.stillpoint.clinic.Difference.Change;
import org.stillpoint.clinic.EntityKind;
import org.stillpoint.clinic.OwnClinic;
import org.stillpoint.clinic.PlanGuard.Stranded;
import org.stillpoint.clinic.PlanInstaller;
import org.stillpoint.clinic.PlanOutcome;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.Refusal;

/** Protocols in the clinic file, and what ships for a file without them. */
@QuarkusTest
@TestProfile(OwnClinic.class)
class ProtocolSectionTest {

    private static final String DEMO = PlanInstaller.demoFile();
    private static final Protocol DRIP = shipped("IV_6_IN_3_WEEKS");
    private static final Protocol SPRAY = shipped("ESKETAMINE_TRD");

    private final Protocols protocols;
    private final ProtocolVersions versions;
    private final Database database;

    ProtocolSectionTest(Protocols protocols, ProtocolVersions versions, Database database) {
        this.protocols = protocols;
        this.versions = versions;
        this.database = database;
    }

    @BeforeEach
    void startWithoutProtocols() {
        database.update("delete from protocol");
        PlanInstaller.load(DEMO);
    }

    @Test
    void aFileWithoutThemHasWhatShipsForItsServices() {
        assertEquals(
                List.of("ESKETAMINE_MDSI", "ESKETAMINE_TRD", "IM_4_IN_2_WEEKS", "IV_6_IN_2_WEEKS", "IV_6_IN_3_WEEKS"),
                inUse());
        for (var shipped : ShippedProtocols.all()) {
            var kept = protocols.newest(shipped.code()).orElseThrow();
            assertEquals(1, kept.version());
            assertEquals(ProtocolDefinition.of(shipped), ProtocolDefinition.of(kept));
        }
        assertEquals(List.of(), PlanInstaller.load(DEMO).differences());
    }

    @Test
    void whatShipsGoesAndComesWithItsServices() {
        assertEquals(
                List.of(difference("IM_4_IN_2_WEEKS", Change.RETIRED)),
                ofProtocols(PlanInstaller.load(withoutInjections())));
        assertTrue(protocols.newest("IM_4_IN_2_WEEKS").isEmpty());
        assertEquals(List.of(difference("IM_4_IN_2_WEEKS", Change.RESTORED)), ofProtocols(PlanInstaller.load(DEMO)));
        assertEquals(1, protocols.newest("IM_4_IN_2_WEEKS").orElseThrow().version());
    }

    @Test
    void whatShipsAndSomebodyRetiredStaysRetired() {
        var kept = protocols.newest(DRIP.code()).orElseThrow();
        QuarkusTransaction.requiringNew().run(() -> versions.retire(kept, "somebody"));
        assertEquals(List.of(), PlanInstaller.load(DEMO).differences());
        assertTrue(protocols.newest(DRIP.code()).isEmpty());
    }

    @Test
    void whatPeopleMadeStaysAndKeepsItsServices() {
        var made = ProtocolSample.of("IM_4_IN_2_WEEKS").install();
        assertEquals(List.of(), PlanInstaller.load(DEMO).differences());
        var refusal = assertThrows(Refusal.class, () -> PlanInstaller.load(withoutInjections()));
        assertEquals("clinic-change-strands-appointments", refusal.type().slug());
        var blocker = new Stranded("PROTOCOL", made.id(), made.code(), null, "there is no service IM_KETAMINE");
        assertEquals(List.of(blocker), refusal.extras().get("blockers"));
        assertEquals(
                List.of(blocker), PlanInstaller.preview(withoutInjections()).blockers());
        assertEquals(made, protocols.newest(made.code()).orElseThrow());
    }

    @Test
    void aFileThatNamesThemHasTheseAndNoOthers() {
        var before = protocols.newest(SPRAY.code()).orElseThrow();
        var outcome = PlanInstaller.load(naming(DRIP));
        assertEquals(
                Stream.of("ESKETAMINE_MDSI", "ESKETAMINE_TRD", "IM_4_IN_2_WEEKS", "IV_6_IN_2_WEEKS")
                        .map(code -> difference(code, Change.RETIRED))
                        .toList(),
                outcome.differences());
        assertEquals(List.of(DRIP.code()), inUse());
        var retired = protocols.get(before.id()).orElseThrow();
        assertTrue(retired.retired());
        assertEquals(ProtocolDefinition.of(before), ProtocolDefinition.of(retired));
        assertEquals(List.of(), PlanInstaller.load(naming(DRIP)).differences());
        assertEquals(
                List.of(difference(SPRAY.code(), Change.RESTORED)),
                PlanInstaller.load(naming(DRIP, SPRAY)).differences());
        assertEquals(before, protocols.newest(SPRAY.code()).orElseThrow());
    }

    @Test
    void aChangedOneIsTheNextVersionAndTheFirstStaysReadable() {
        PlanInstaller.load(naming(DRIP));
        var first = protocols.newest(DRIP.code()).orElseThrow();
        var changed =
                naming(DRIP).replace("\"lapseDays\":14", "\"lapseDays\":15").replace("Six infusions", "6 infusions");
        assertEquals(
                List.of(new Difference(EntityKind.PROTOCOL, DRIP.code(), Change.CHANGED, List.of("name", "spacing"))),
                PlanInstaller.load(changed).differences());
        var second = protocols.newest(DRIP.code()).orElseThrow();
        assertEquals(2, second.version());
        assertEquals(15, second.spacing().lapseDays().orElseThrow());
        assertEquals(first, protocols.get(first.id()).orElseThrow());
        assertEquals(first, protocols.version(DRIP.code(), 1).orElseThrow());
        assertEquals(List.of(), PlanInstaller.load(changed).differences());
        assertEquals(2, protocols.newest(DRIP.code()).orElseThrow().version());
    }

    @Test
    void aDryRunOnlyTells() {
        assertEquals(4, PlanInstaller.preview(naming(DRIP)).differences().size());
        assertEquals(5, inUse().size());
    }

    @Test
    void mistakesAreToldTogetherWithAllOthersOfTheFile() {
        var lines = DEMO.lines().count();
        var file = DEMO.replace("holdMinutes: 10", "holdMinutes: ten") + """
                protocols:
                  - code: P
                    name: A
                    route: IV_KETAMINE
                    source: test
                    colour: red
                    course:
                      - {phase: INDUCTION, service: IV_KETAMINE_41, weeks: 2, perWeek: 4}
                    spacing: {minGapDays: 2, warnGapDays: 7, lapseDays: 6}
                    observation: {floorMinutes: 60, from: END_OF_DOSING}
                    vitals:
                      - {before: DOSING}
                    bloodPressure: {warn: {systolic: 140, diastolic: 90}}
                  - code: P
                """;
        var refusal = assertThrows(Refusal.class, () -> PlanInstaller.preview(file));
        assertEquals("clinic-file-invalid", refusal.type().slug());
        var told = ((List<?>) refusal.extras().get("errors"))
                .stream().map(Object::toString).toList();
        var expected = List.of(
                "/settings/holdMinutes: string found, integer expected",
                at(lines + 6, "/protocols/0/colour: is not known here"),
                at(lines + 8, "/protocols/0/course/0/service: there is no service IV_KETAMINE_41"),
                at(lines + 8, "/protocols/0/course/0/perWeek: 4 sessions a week for 2 week(s) are impossible"),
                at(lines + 9, "/protocols/0/spacing/lapseDays: is below warnGapDays"),
                at(lines + 14, "/protocols/1/code: the code is used before, at /protocols/0/code"),
                at(lines + 14, "/protocols/1: lacks route"));
        for (var error : expected) {
            var parts = error.split("\\|");
            assertTrue(
                    told.stream().anyMatch(one -> Stream.of(parts).allMatch(one::contains)),
                    () -> error + " among " + String.join("\n", told));
        }
    }

    private static String at(long line, String error) {
        return "line " + line + ",|" + error;
    }

    @Test
    void aPrescribersWordHoldsForTheFileToo() {
        var rare = ProtocolSample.of(DRIP.code())
                .replacing("\"weeks\":3,\"perWeek\":2", "\"weeks\":3,\"perWeek\":1")
                .protocol();
        var refusal = assertThrows(Refusal.class, () -> PlanInstaller.preview(naming(rare)));
        assertEquals("clinic-file-invalid", refusal.type().slug());
        var prescriber = UUID.randomUUID();
        QuarkusTransaction.requiringNew().run(() -> versions.addOutside(rare, 1, prescriber, "made up"));
        PlanInstaller.load(naming(DRIP, rare));
        assertEquals(1, protocols.newest(rare.code()).orElseThrow().version());
    }

    private List<String> inUse() {
        return protocols.kept().stream()
                .filter(kept -> !kept.protocol().retired())
                .map(KeptProtocol::code)
                .toList();
    }

    private static String naming(Protocol... named) {
        return DEMO + "protocols:\n"
                + Stream.of(named)
                        .map(protocol -> "  - " + ProtocolRow.definition(protocol) + "\n")
                        .collect(Collectors.joining());
    }

    private static String withoutInjections() {
        var from = DEMO.indexOf("  - code: IM_KETAMINE");
        return DEMO.substring(0, from) + DEMO.substring(DEMO.indexOf("  - code: INITIAL_ASSESSMENT"));
    }

    private static List<Difference> ofProtocols(PlanOutcome outcome) {
        return outcome.differences().stream()
                .filter(difference -> difference.kind() == EntityKind.PROTOCOL)
                .toList();
    }

    private static Difference difference(String code, Change change) {
        return new Difference(EntityKind.PROTOCOL, code, change, List.of());
    }

    private static Protocol shipped(String code) {
        return ShippedProtocols.all().stream()
                .filter(protocol -> protocol.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
