package org.stillpoint.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stillpoint.board.Message.Changed;
import org.stillpoint.board.Message.Listening;
import org.stillpoint.board.Message.ReadAnew;
import org.stillpoint.clinic.Site;
import org.stillpoint.testsupport.ClinicSample;

/** What one listener is told, with nobody in between. */
class ConversationTest {

    private static final BoardConfig CONFIG = new BoardConfig() {

        @Override
        public int listeners() {
            return 1;
        }

        @Override
        public int listenersPerAccount() {
            return 1;
        }

        @Override
        public Duration heartbeat() {
            return Duration.ofHours(1);
        }

        @Override
        public Duration look() {
            return Duration.ofHours(1);
        }

        @Override
        public Duration patience() {
            return Duration.ofSeconds(1);
        }
    };

    private final Site site = ClinicSample.in("America/New_York").site();
    private final Listener listener = new Listener(site, "somebody");
    private final List<Message> told = new ArrayList<>();

    /** Takes only so many messages, and is gone with the last. */
    private Conversation conversation(int most, String heard) {
        var audience = new Audience() {

            @Override
            public boolean take(Message message, Duration patience) {
                told.add(message);
                return isThere();
            }

            @Override
            public boolean isThere() {
                return told.size() < most;
            }
        };
        return new Conversation(listener, audience, role -> true, CONFIG, position(heard));
    }

    private static Position position(String text) {
        return Position.read(text).orElseThrow();
    }

    private Look look(String seen, long... transactions) {
        var changes = new ArrayList<BoardChange>();
        for (long transaction : transactions) {
            changes.add(
                    new BoardChange(transaction, site.id(), new UUID(0, transaction), null, "BOOKED", Instant.EPOCH));
        }
        return new Look(position(seen), changes);
    }

    @Test
    void whoIsGoneBeforeTheyAreToldWhatTheyMissedComesBackWithWhatTheyHadHeard() {
        var conversation = conversation(1, "10:10:");
        assertThat(conversation.begins(false, Optional.of(look("12:12:", 10, 11))))
                .isFalse();
        assertThat(told).singleElement().isInstanceOfSatisfying(Listening.class, first -> assertThat(first.position())
                .hasToString("10:10:"));
    }

    @Test
    void whoCanNotCatchUpIsToldSoWithWhenToComeBack() {
        assertThat(conversation(2, "12:12:").begins(false, Optional.empty())).isTrue();
        assertThat(told).singleElement().isInstanceOfSatisfying(ReadAnew.class, anew -> assertThat(
                        anew.reconnectAfter())
                .isPositive());
    }

    @Test
    void whatWasFoundBeforeButComesLaterDoesNotMakeAnythingBeToldAgain() throws InterruptedException {
        listener.tell(look("10:10:", 9));
        listener.tell(look("12:12:", 10, 11));
        conversation(1, "11:11:").goOn(() -> false);
        assertThat(told).singleElement().isInstanceOfSatisfying(Changed.class, changed -> assertThat(
                        changed.look().changes())
                .extracting(BoardChange::transaction)
                .containsExactly(11L));
    }
}
