package org.stillpoint.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillpoint.client.ApiClient;
import org.stillpoint.client.ApiException;
import org.stillpoint.client.api.FrontDeskApi;
import org.stillpoint.client.api.SignInApi;
import org.stillpoint.client.api.WebsiteApi;
import org.stillpoint.client.model.AppointmentView;
import org.stillpoint.client.model.BookAppointment;
import org.stillpoint.client.model.HeldSlot;
import org.stillpoint.client.model.HoldSlot;
import org.stillpoint.client.model.Person;
import org.stillpoint.client.model.SlotsView;
import org.stillpoint.testsupport.DemoServer;
import org.stillpoint.testsupport.WithDemoServer;

/** A client that openapi-generator makes of the stored document gets the work done. */
@WithDemoServer
class GeneratedClientIT {

    private static final String SERVICE = "INITIAL_ASSESSMENT";
    private static final String SITE = "mesa";
    private static final LocalDate FROM = LocalDate.now().plusDays(40);

    private WebsiteApi website;

    @BeforeEach
    void aWebsite() {
        website = new WebsiteApi(client(request -> {}));
    }

    @Test
    void aVisitorBooksASlotAndStaffFindTheAppointment() throws ApiException {
        var slot = slots().getItems().getFirst();
        var hold = website.holdSlot(new HoldSlot().service(SERVICE).site(SITE).start(slot.getStart()), key());
        var booked = website.bookAppointment(
                new BookAppointment()
                        .hold(new HeldSlot().id(hold.getId()).key(hold.getKey()))
                        .person(person()),
                key());
        assertThat(booked.getStatus().getValue()).isEqualTo("BOOKED");
        assertThat(booked.getKey()).startsWith("spk_");

        var own = read(booked.getKey(), booked.getId());
        assertThat(own.getStart()).isEqualTo(slot.getStart());
        assertThat(own.getActors()).isNullOrEmpty();

        var token = new SignInApi(client(request -> {}))
                .signIn("password", "frontdesk", "stillpoint-demo")
                .getAccessToken();
        var seenByStaff = read(token, booked.getId());
        assertThat(seenByStaff.getReference()).isEqualTo(booked.getReference());
        assertThat(seenByStaff.getPatientName()).isEqualTo("Ada Testperson");
        assertThat(seenByStaff.getActors()).isNotEmpty();
    }

    @Test
    void aTakenSlotIsAProblemThatAProgramCanTell() throws ApiException {
        var slot = slots().getItems().getLast();
        var request = new HoldSlot().service(SERVICE).site(SITE).start(slot.getStart());
        website.holdSlot(request, key());
        assertThatThrownBy(() -> website.holdSlot(request, key()))
                .isInstanceOfSatisfying(ApiException.class, refusal -> {
                    assertThat(refusal.getCode()).isEqualTo(409);
                    assertThat(refusal.getResponseBody()).contains("/problems/slot-taken");
                });
    }

    private SlotsView slots() throws ApiException {
        return website.searchSessionSlots(
                SERVICE,
                SITE,
                FROM.toString(),
                FROM.plusDays(7).toString(),
                null,
                null,
                null,
                null,
                null,
                null,
                20,
                null);
    }

    private static AppointmentView read(String bearer, UUID id) throws ApiException {
        var signedIn = client(request -> request.header("Authorization", "Bearer " + bearer));
        return new FrontDeskApi(signedIn).readAppointment(id, null);
    }

    private static Person person() {
        return new Person()
                .givenName("Ada")
                .familyName("Testperson")
                .dateOfBirth(LocalDate.of(1980, 5, 17))
                .email("ada@patients.example");
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static ApiClient client(Consumer<HttpRequest.Builder> interceptor) {
        var client = new ApiClient();
        client.updateBaseUri(DemoServer.url().toString());
        return client.setRequestInterceptor(interceptor);
    }
}
