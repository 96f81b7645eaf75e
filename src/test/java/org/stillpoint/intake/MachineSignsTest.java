package org.stillpoint.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Office.desk;
import static org.stillpoint.testsupport.Requests.PATH;
import static org.stillpoint.testsupport.Requests.request;
import static org.stillpoint.testsupport.Requests.send;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillpoint.platform.Database;

@QuarkusTest
class MachineSignsTest {

    @Inject
    Database database;

    private Optional<String> heldBack(Map<String, Object> request) {
        var id = send(request).expect(201).text("id");
        return database.first(
                "select held_back_because from appointment_request where id = ? and held_back_because is not null",
                row -> row.getString(1),
                UUID.fromString(id));
    }

    @Test
    void whatFillsInTheHiddenFieldIsHeldBackAndAnsweredAsAllOthers() {
        var caught = request("homepage", "https://pills.example");
        assertThat(send(caught).expect(201).body().fieldNames())
                .toIterable()
                .containsExactlyElementsOf(() -> send(request()).body().fieldNames());
        assertThat(heldBack(request("homepage", "https://pills.example"))).contains("HIDDEN_FIELD");
        assertThat(heldBack(request("homepage", ""))).isEmpty();
        assertThat(heldBack(request("homepage", " "))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, TOO_QUICK", "2, TOO_QUICK", "3,", "90,"})
    void aFormThatWasSentSoonerThanAPersonCouldIsHeldBack(int seconds, String because) {
        assertThat(heldBack(request("fillSeconds", seconds))).isEqualTo(Optional.ofNullable(because));
    }

    @Test
    void whoDoesNotSayHowLongItTookIsNotSuspected() {
        assertThat(heldBack(request())).isEmpty();
    }

    @Test
    void nothingThatTellsOfDangerIsHeldBack() {
        var caught = request("homepage", "https://pills.example");
        caught.put("inDanger", true);
        assertThat(heldBack(caught)).isEmpty();
    }

    @Test
    void whatStaffEnterIsNotSuspected() {
        var entered = request("fillSeconds", 1);
        entered.put("channel", "PHONE");
        var id = desk().post(PATH, entered).expect(201).text("id");
        assertThat(database.first(
                        "select 1 from appointment_request where id = ? and held_back_because is null",
                        row -> true,
                        UUID.fromString(id)))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 10_000_001})
    void aTimeThatNobodyTakesIsRefused(int seconds) {
        assertThat(send(request("fillSeconds", seconds))
                        .expect(400)
                        .body()
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("/fillSeconds");
    }
}
