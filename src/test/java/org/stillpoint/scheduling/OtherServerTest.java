package org.stillpoint.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Office.confirmation;
import static org.stillpoint.testsupport.Office.desk;
import static org.stillpoint.testsupport.Office.visitor;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillpoint.clinic.Actor;
import org.stillpoint.clinic.ActorKind;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.ClinicPlan;
import org.stillpoint.clinic.PlanInstaller;
import org.stillpoint.testsupport.Office;

/** The clinic was enlarged by another server, of which this one has not heard. */
@QuarkusTest
class OtherServerTest {

    @Inject
    Clinic clinic;

    private ClinicPlan before;
    private Office office;

    @BeforeEach
    void enlarge() {
        before = clinic.plan();
        office = Office.open();
    }

    private void forget() {
        PlanInstaller.forgetWhatCameAfter(before);
    }

    @Test
    void aNewServiceIsSearchedAndHeldAndBooked() {
        forget();
        office.slots(visitor(), "visit", "&from=" + office.day() + "&to=" + office.day())
                .expect(200);
        forget();
        var hold = office.hold(visitor(), "visit", "09:00").expect(201);
        forget();
        visitor().post("/v1/appointments", confirmation(hold)).expect(201);
        forget();
        office.book("talk", "12:00").expect(201);
    }

    @Test
    void whatWasBookedThereIsReadAndMovedAndCancelled() {
        var path =
                "/v1/appointments/" + office.book("talk", "09:00").expect(201).text("id");
        forget();
        assertThat(desk().get(path).expect(200).text("site")).isEqualTo(office.site());
        forget();
        var moved = desk().ifMatch(0)
                .post(path + "/rescheduling", Map.of("start", office.at("10:00")))
                .expect(200);
        forget();
        desk().ifMatch(moved.body().path("version").asLong())
                .post(path + "/cancellation", Map.of("reason", "PATIENT"))
                .expect(200);
    }

    /** At a site and for a service that this server knows. */
    @Test
    void aNewPractitionerIsAskedFor() {
        var known = clinic.plan();
        var locum = new Actor(
                UUID.randomUUID(),
                "locum-of-" + office.site(),
                "Locum",
                ActorKind.PRACTITIONER,
                office.clinic().site().id(),
                Set.of("PRESCRIBER"),
                1,
                Optional.empty(),
                List.of(),
                false);
        PlanInstaller.add(new ClinicPlan(1, known.settings(), List.of(), List.of(locum), List.of()));
        PlanInstaller.forgetWhatCameAfter(known);
        var found = office.slots(
                desk(), "talk", "&practitioner=" + locum.code() + "&from=" + office.day() + "&to=" + office.day());
        assertThat(found.expect(200).body().path("items")).isNotEmpty();
    }

    @Test
    void itsActorsAreBlockedAndItsAppointmentsListed() {
        forget();
        desk().get("/v1/actors/" + office.actor("nurse") + "/blocks").expect(200);
        forget();
        var leave = Map.of("start", office.at("15:00"), "end", office.at("18:00"), "kind", "LEAVE");
        desk().post("/v1/actors/" + office.actor("nurse") + "/blocks", leave).expect(201);
        forget();
        desk().get("/v1/appointments?site=" + office.site()).expect(200);
    }
}
