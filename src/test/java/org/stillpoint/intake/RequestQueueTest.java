package org.stillpoint.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.intake.DeskSample.at;
import static org.stillpoint.intake.DeskSample.attempt;
import static org.stillpoint.intake.DeskSample.queue;
import static org.stillpoint.testsupport.Office.desk;
import static org.stillpoint.testsupport.Requests.PATH;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillpoint.security.Colleagues;
import org.stillpoint.testsupport.AuditTrail;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Requests;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire;

/** What is to be done next. */
@QuarkusTest
class RequestQueueTest {

    @Inject
    DeskSample sample;

    @Inject
    Colleagues colleagues;

    @Inject
    TestClock clock;

    private Office office;

    @BeforeEach
    void open() {
        office = Office.open();
    }

    private static JsonNode item(String id) {
        return desk().get(PATH + "/" + id).expect(200).body().at("/file/request");
    }

    /** In the order in which they are to be worked on. */
    private List<String> mixed() {
        var later = sample.promised(office, Duration.ofHours(5));
        var waiting = sample.sent(office, Duration.ofMinutes(5));
        var waitingLonger = sample.sent(office, Duration.ofDays(3));
        var due = sample.promised(office, Duration.ofMinutes(-1));
        var overdue = sample.promised(office, Duration.ofMinutes(-30));
        var calmer = sample.inDanger(office, Duration.ofMinutes(20));
        var danger = sample.inDanger(office, Duration.ofMinutes(10));
        var soon = sample.promised(office, Duration.ofMinutes(10));
        return List.of(danger, calmer, overdue, due, waitingLonger, waiting, soon, later);
    }

    @Test
    void dangerComesFirstThenWhoIsToBeCalledThenWhoWaitsLongestThenWhoIsToBeCalledLater() {
        assertThat(queue(desk(), office)).isEmpty();
        var order = mixed();
        assertThat(queue(desk(), office)).isEqualTo(order);
    }

    @Test
    void whoAsksAgainIsNotPutOffToACallThatIsDueMuchLater() {
        var later = sample.promised(office, Duration.ofDays(60));
        var waiting = sample.sent(office, Duration.ofMinutes(5));
        var again = sample.again(sample.sent(office, Duration.ofMinutes(10)), later);
        assertThat(queue(desk(), office)).containsExactly(again, waiting);
    }

    @Test
    void aCallIsDueWhenStaffHavePromisedIt() {
        var waiting = sample.sent(office);
        var request = Requests.request("site", office.site());
        request.put("channel", "PHONE");
        request.put(
                "promisedCallAt",
                Office.text(clock.instant().plus(Duration.ofHours(2)).atOffset(ZoneOffset.UTC)));
        var promised = desk().post(PATH, request).expect(201).text("id");
        assertThat(queue(desk(), office)).containsExactly(waiting, promised);
        assertThat(item(promised).at("/desk/minutesLeft").asInt()).isBetween(118, 120);
        Requests.send(request).expect(400);
    }

    @Test
    void aCallIsNotPromisedForATimeByWhichThePersonWouldBeForgotten() {
        for (var days : List.of(90, 91)) {
            var request = Requests.request("site", office.site());
            request.put(
                    "promisedCallAt",
                    Office.text(clock.instant().plus(Duration.ofDays(days)).atOffset(ZoneOffset.UTC)));
            var answer = desk().post(PATH, request);
            if (days == 90) {
                answer.expect(201);
            } else {
                assertThat(answer.expect(400).body().at("/errors/0/pointer").asText())
                        .isEqualTo("/promisedCallAt");
            }
        }
    }

    @Test
    void theOrderIsTheSameOnPagesOfAnySize() {
        var order = mixed();
        for (int limit = 1; limit <= order.size() + 1; limit++) {
            assertThat(queue(desk(), office, limit, "")).as("limit %d", limit).isEqualTo(order);
        }
    }

    @Test
    void nobodyIsLeftOutWhoseCallBecomesDueBetweenTwoPages() {
        clock.set(clock.instant());
        var order = mixed();
        var found = new ArrayList<String>();
        var after = "";
        do {
            var page = desk().get(PATH + "?site=" + office.site() + "&limit=1" + after)
                    .expect(200);
            page.body().path("items").forEach(item -> {
                if (item.path("site").asText().equals(office.site())) {
                    found.add(item.path("id").asText());
                    clock.advance(Duration.ofMinutes(3));
                }
            });
            after = page.body().has("next") ? "&after=" + page.text("next") : "";
        } while (!after.isEmpty());
        assertThat(found).isEqualTo(order);
    }

    @Test
    void aCursorThatIsNotOfTodayIsRefused() {
        mixed();
        var next = desk().get(PATH + "?site=" + office.site() + "&limit=1").text("next");
        for (var wrong : List.of("x", "AAAA", next + "A", next.substring(2))) {
            assertThat(desk().get(PATH + "?after=" + wrong)
                            .expect(400)
                            .body()
                            .at("/errors/0/pointer")
                            .asText())
                    .isEqualTo("after");
        }
        clock.advance(Duration.ofHours(25));
        var tomorrow = colleagues.with("FRONT_DESK").wire();
        tomorrow.get(PATH + "?after=" + next).expect(400);
    }

    @Test
    void theNextTryMovesARequest() {
        var first = sample.sent(office, Duration.ofHours(2));
        var second = sample.sent(office, Duration.ofHours(1));
        var inAnHour = clock.instant().plus(Duration.ofHours(1)).toString();
        desk().post(
                        at(first, "contact-attempts"),
                        Map.of("way", "PHONE", "outcome", "NO_ANSWER", "nextTryAt", inAnHour))
                .expect(200);
        assertThat(queue(desk(), office)).containsExactly(second, first);
        clock.advance(Duration.ofMinutes(61));
        assertThat(queue(desk(), office)).containsExactly(first, second);
        desk().post(at(first, "contact-attempts"), attempt("PHONE", "REACHED")).expect(200);
        assertThat(queue(desk(), office)).containsExactly(first, second);
        assertThat(item(first).path("desk").has("respondBy")).isFalse();
    }

    @Test
    void aPromisedCallIsKeptByTheFirstAttempt() {
        var waiting = sample.sent(office, Duration.ofHours(1));
        var promised = sample.promised(office, Duration.ofMinutes(-5));
        assertThat(queue(desk(), office)).containsExactly(promised, waiting);
        desk().post(at(promised, "contact-attempts"), attempt("PHONE", "REACHED"))
                .expect(200);
        assertThat(queue(desk(), office)).containsExactly(waiting, promised);
    }

    @Test
    void eachItemTellsHowLongThereIs() {
        clock.set(clock.instant());
        var danger = sample.inDanger(office, Duration.ofMinutes(15));
        var promised = sample.promised(office, Duration.ofMinutes(30));
        var waiting = sample.sent(office);
        assertThat(item(danger).at("/desk/minutesLeft").asInt()).isEqualTo(15);
        assertThat(item(danger).at("/desk/respondBy").asText())
                .isEqualTo(item(danger).at("/crisis/respondBy").asText());
        assertThat(item(promised).at("/desk/minutesLeft").asInt()).isEqualTo(30);
        assertThat(item(waiting).at("/desk/minutesLeft").asInt()).isEqualTo(24 * 60);
        assertThat(item(waiting).at("/desk/late").asBoolean()).isFalse();
        clock.advance(Duration.ofMinutes(40));
        assertThat(item(danger).at("/desk/minutesLeft").asInt()).isEqualTo(-25);
        assertThat(item(danger).at("/desk/late").asBoolean()).isTrue();
        assertThat(item(promised).at("/desk/late").asBoolean()).isTrue();
        assertThat(item(waiting).at("/desk/late").asBoolean()).isFalse();
    }

    @Test
    void theClockOfDangerStopsWhenSomebodyHasSpokenWithThePersonNotSooner() {
        var danger = sample.inDanger(office, Duration.ofMinutes(15));
        desk().post(at(danger, "contact-attempts"), attempt("PHONE", "NO_ANSWER"))
                .expect(200);
        assertThat(item(danger).path("desk").has("respondBy")).isTrue();
        desk().post(at(danger, "contact-attempts"), attempt("PHONE", "REACHED")).expect(200);
        assertThat(item(danger).path("desk").has("respondBy")).isFalse();
        sample.sent(office, Duration.ofDays(2));
        assertThat(queue(desk(), office)).first().isEqualTo(danger);
    }

    @Test
    void eachItemTellsWhoWorksOnIt() {
        var one = colleagues.with("FRONT_DESK");
        var mine = sample.sent(office, Duration.ofMinutes(2));
        var free = sample.sent(office, Duration.ofMinutes(1));
        one.wire().post(at(mine, "assignment"), Map.of()).expect(200);
        assertThat(item(mine).at("/desk/assignment/account").asText())
                .isEqualTo(one.account().toString());
        assertThat(item(free).path("desk").has("assignment")).isFalse();
        assertThat(queue(one.wire(), office, 50, "&mine=true")).containsExactly(mine);
        assertThat(queue(desk(), office, 50, "&mine=true")).isEmpty();
        assertThat(queue(desk(), office, 50, "&unclaimed=true")).containsExactly(free);
        clock.advance(Duration.ofMinutes(31));
        assertThat(queue(one.wire(), office, 50, "&mine=true")).isEmpty();
        assertThat(queue(desk(), office, 50, "&unclaimed=true")).containsExactly(mine, free);
    }

    @Test
    void requestsOfOnePersonAreOneItemAtItsMostUrgentPlace() {
        var id = sample.sent(office, Duration.ofHours(3));
        var other = sample.sent(office, Duration.ofHours(2));
        var again = sample.again(sample.sent(office, "kind", "QUESTION"), id);
        assertThat(queue(desk(), office)).containsExactly(id, other);
        var linked = item(id).at("/desk/linked");
        assertThat(linked).hasSize(1);
        assertThat(linked.get(0).path("id").asText()).isEqualTo(again);
        assertThat(linked.get(0).path("kind").asText()).isEqualTo("QUESTION");
        assertThat(item(other).at("/desk/linked")).isEmpty();
        sample.inDanger(again, clock.instant().plus(Duration.ofMinutes(15)));
        assertThat(queue(desk(), office)).containsExactly(again, other);
        assertThat(item(again).at("/desk/linked/0/id").asText()).isEqualTo(id);
        assertThat(queue(desk(), office, 50, "&kind=APPOINTMENT")).containsExactly(again, other);
    }

    @Test
    void theAuditTrailTellsWhichRequestsWereShown() {
        var one = colleagues.with("FRONT_DESK");
        var id = sample.sent(office, Duration.ofHours(3));
        var other = sample.sent(office, Duration.ofHours(2));
        var again = sample.again(sample.sent(office), id);
        queue(one.wire(), office);
        var deed = AuditTrail.by(one.account()).getLast();
        assertThat(deed.action()).isEqualTo("REQUESTS_LISTED");
        assertThat(deed.rows()).extracting(UUID::toString).containsSubsequence(id, again, other);
        assertThat(deed.items()).isEqualTo(deed.rows().size());
    }

    @Test
    void whatIsLinkedToAClosedRequestStandsForItself() {
        var id = sample.sent(office, Duration.ofHours(3));
        desk().post(at(id, "triage"), Map.of("decision", "SPAM")).expect(200);
        var again = sample.again(sample.sent(office), id);
        assertThat(queue(desk(), office)).containsExactly(again);
    }

    @Test
    void theQueueIsFilteredByStatusChannelAndKind() {
        var web = sample.sent(office, Duration.ofHours(3));
        var call = sample.sent(office, "kind", "CALL_BACK");
        var spam = sample.sent(office);
        var phone = desk().post(PATH, request("PHONE")).expect(201).text("id");
        desk().post(at(spam, "triage"), Map.of("decision", "SPAM")).expect(200);
        desk().post(at(web, "contact-attempts"), attempt("PHONE", "REACHED")).expect(200);
        assertThat(queue(desk(), office, 50, "&status=CONTACTED")).containsExactly(web);
        assertThat(queue(desk(), office, 50, "&status=RECEIVED")).containsExactly(call, phone);
        assertThat(queue(desk(), office, 50, "&status=SPAM")).containsExactly(spam);
        assertThat(queue(desk(), office, 1, "&status=SPAM&status=RECEIVED")).containsExactly(call, phone, spam);
        assertThat(queue(desk(), office, 50, "&kind=CALL_BACK")).containsExactly(call);
        assertThat(queue(desk(), office, 50, "&channel=PHONE")).containsExactly(phone);
        assertThat(queue(desk(), office, 50, "&channel=PHONE&channel=WEB&kind=APPOINTMENT&kind=CALL_BACK"))
                .containsExactly(web, call, phone);
        assertThat(desk().get(PATH + "?site=nowhere")
                        .expect(400)
                        .body()
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("site");
    }

    private static String cry(Map<String, Object> more) {
        var cry = Requests.request("inDanger", true);
        cry.putAll(more);
        return Requests.send(cry).expect(201).text("id");
    }

    /** All of it, as somebody sees it who asks for something else. */
    private List<String> filtered(Wire staff, String filter) {
        return staff.get(PATH + "?limit=200" + filter)
                .expect(200)
                .body()
                .path("items")
                .findValuesAsText("id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&site=%s",
                "&kind=CALL_BACK",
                "&channel=PHONE",
                "&status=CONTACTED",
                "&status=DECLINED",
                "&mine=true",
                "&unclaimed=true",
                "&site=%s&kind=CALL_BACK&channel=PHONE&status=MORE_ASKED&mine=true"
            })
    void whoMayBeInDangerIsListedWhateverIsAskedFor(String filter) {
        clock.set(Instant.parse("2026-01-05T15:00:00Z"));
        var desk = colleagues.with("FRONT_DESK").wire();
        var cry = cry(Map.of());
        var there = cry(Map.of("site", office.site()));
        assertThat(filtered(desk, filter.formatted(office.site()))).contains(cry, there);
    }

    @Test
    void exceptForWhatConcernsAnotherSiteOrIsWithSomebodyElse() {
        clock.set(Instant.parse("2026-01-05T15:00:00Z"));
        var desk = colleagues.with("FRONT_DESK").wire();
        var elsewhere = cry(Map.of("site", Office.open().site()));
        assertThat(filtered(desk, "&site=" + office.site())).doesNotContain(elsewhere);
        assertThat(filtered(desk, "&mine=true")).contains(elsewhere);
        colleagues
                .with("FRONT_DESK")
                .wire()
                .post(at(elsewhere, "assignment"), Map.of())
                .expect(200);
        assertThat(filtered(desk, "&mine=true")).doesNotContain(elsewhere);
        assertThat(filtered(desk, "")).contains(elsewhere);
    }

    private Map<String, Object> request(String channel) {
        var request = Requests.request("site", office.site());
        request.put("channel", channel);
        return request;
    }

    @Test
    void closedRequestsAreListedTheNewestFirst() {
        var old = sample.sent(office, Duration.ofHours(3));
        var older = sample.sent(office, Duration.ofHours(4));
        var recent = sample.sent(office, Duration.ofHours(1));
        for (var id : List.of(old, older, recent)) {
            desk().post(at(id, "triage"), Map.of("decision", "SPAM")).expect(200);
        }
        for (int limit = 1; limit < 5; limit++) {
            assertThat(queue(desk(), office, limit, "&status=SPAM&status=DECLINED"))
                    .containsExactly(recent, old, older);
        }
    }
}
