package org.stillpoint.clinic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stillpoint.clinic.SmallClinicFile.TEXT;
import static org.stillpoint.clinic.SmallClinicFile.bytes;
import static org.stillpoint.clinic.SmallClinicFile.with;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillpoint.clinic.Difference.Change;

@QuarkusTest
@TestProfile(OwnClinic.class)
class ClinicFileLoadingTest {

    private static final String ROOM =
            "  - {code: room-1, name: Room, kind: ROOM, site: north, capabilities: [RECLINER]}\n";
    private static final String OTHER_ROOM = ROOM.replace("room-1", "room-2");

    @Inject
    Clinic clinic;

    @Inject
    ClinicFileLoading loading;

    @Inject
    PlanStore store;

    @Inject
    ObjectingGuard guard;

    @BeforeEach
    void loadTheSmallClinic() {
        load(TEXT);
    }

    @AfterEach
    void nobodyObjectsAnyMore() {
        guard.keep("");
    }

    @Test
    void theFileOfTheConfigurationIsLoadedAtTheStart() {
        assertTrue(clinic.plan().site("harbor").isPresent());
        assertTrue(clinic.plan().site("mesa").isPresent());
    }

    @Test
    void theSameFileTwiceChangesNothing() {
        var revision = clinic.plan().revision();
        var outcome = load(TEXT + "# a comment\n");
        assertEquals(new PlanOutcome(revision, List.of(), List.of()), outcome);
        assertEquals(revision, clinic.plan().revision());
    }

    @Test
    void eachChangeRaisesTheRevisionByOneAndTellsItsFields() {
        var revision = clinic.plan().revision();
        var outcome = load(TEXT.replace("holdMinutes: 10", "holdMinutes: 15")
                .replace("America/New_York", "America/Chicago")
                .replace("name: North\n", "name: Far north\n")
                .replace("lanes: 3", "lanes: 4"));
        assertEquals(revision + 1, outcome.revision());
        assertEquals(
                List.of(
                        new Difference(EntityKind.SETTINGS, "clinic", Change.CHANGED, List.of("holdMinutes")),
                        new Difference(EntityKind.SITE, "north", Change.CHANGED, List.of("name", "timeZone")),
                        new Difference(EntityKind.ACTOR, "nurse-1", Change.CHANGED, List.of("lanes"))),
                outcome.differences());
        assertEquals(15, clinic.plan().settings().holdMinutes());
        assertEquals(clinic.plan().settings(), store.read().settings());
    }

    @Test
    void whatLeavesTheFileIsRetiredAndWhatComesBackIsRestoredWithItsId() {
        load(with(ROOM, ROOM + OTHER_ROOM));
        var room = clinic.plan().actor("room-2").orElseThrow();

        assertEquals(
                List.of(new Difference(EntityKind.ACTOR, "room-2", Change.RETIRED, List.of())),
                load(TEXT).differences());
        assertTrue(store.read().actor(room.id()).orElseThrow().retired());
        var site = clinic.plan().site("north").orElseThrow();
        assertTrue(clinic.plan().actorsAt(site).stream()
                .noneMatch(actor -> actor.code().equals("room-2")));

        assertEquals(
                List.of(new Difference(EntityKind.ACTOR, "room-2", Change.RESTORED, List.of("name"))),
                load(with(ROOM, ROOM + OTHER_ROOM.replace("name: Room", "name: Room 2")))
                        .differences());
        assertEquals(room.id(), store.read().actor("room-2").orElseThrow().id());
    }

    @Test
    void aDryRunTellsTheSameDifferencesAndChangesNothing() {
        var before = store.read().revision();
        var text = with(ROOM, ROOM + OTHER_ROOM.replace("room-2", "room-3"));
        var preview = loading.preview(bytes(text));
        assertEquals(
                List.of(new Difference(EntityKind.ACTOR, "room-3", Change.ADDED, List.of())), preview.differences());
        assertEquals(before, preview.revision());
        assertEquals(before, store.read().revision());
        assertTrue(store.read().actor("room-3").isEmpty());
        assertEquals(preview.differences(), load(text).differences());
    }

    @Test
    void aChangeThatStrandsAppointmentsIsRefusedWithTheListAndNothingOfItIsDone() {
        load(with(ROOM, ROOM + OTHER_ROOM.replace("room-2", "room-4")));
        var before = store.read().revision();
        guard.keep("room-4");

        var refusal = assertThrows(
                ChangeStrandsAppointments.class, () -> load(TEXT.replace("holdMinutes: 10", "holdMinutes: 20")));
        assertEquals("SP-1", refusal.blockers().getFirst().reference());
        assertEquals(before, store.read().revision());
        assertEquals(10, store.read().settings().holdMinutes());
        assertEquals(
                ObjectingGuard.START,
                loading.preview(bytes(TEXT)).blockers().getFirst().start());
    }

    @Test
    void aWrongFileLoadsNothing() {
        var before = store.read().revision();
        assertThrows(ClinicFileInvalid.class, () -> load(with("lanes: 3", "lanes: 30\n    colour: red")));
        assertEquals(before, store.read().revision());
    }

    @Test
    void theTextIsKeptAsItWasWritten() {
        var text = "# written by hand\n" + with("holdMinutes: 10", "holdMinutes: 12");
        load(text);
        assertEquals(text, store.text().orElseThrow());
        load(text + "# and once more\n");
        assertEquals(text + "# and once more\n", store.text().orElseThrow());
    }

    @Test
    void theExampleOfTheDocumentationCanBeLoaded() {
        assertTrue(loading.preview(bytes(ClinicFileExample.TEXT)).differences().stream()
                .anyMatch(difference -> difference.code().equals("INITIAL_ASSESSMENT")));
    }

    private PlanOutcome load(String text) {
        return loading.load(bytes(text), "test");
    }
}
