package org.stillpoint.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Office.confirmation;
import static org.stillpoint.testsupport.Office.desk;
import static org.stillpoint.testsupport.Office.visitor;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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

    @Test
    void itsActorsAreBlockedAndItsAppointmentsListed() {
        forget();
        desk().get("/v1/actors/" + office.actor("nurse") + "/blocks").expect(200);
        forget();
        desk().get("/v1/appointments?site=" + office.site()).expect(200);
    }
}
