package org.stillpoint.board;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.platform.InvalidRequest;
import org.stillpoint.security.Admissions;
import org.stillpoint.security.Audit;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.Deed;

/** Lets staff listen to what happens at a site, for as long as they are there and may. */
@ApplicationScoped
class BoardEvents {

    private final Listeners listeners;
    private final Feed feed;
    private final ChangeLog log;
    private final BoardConfig config;
    private final Clinic clinic;
    private final Admissions admissions;
    private final CurrentUser user;
    private final Audit audit;

    BoardEvents(
            Listeners listeners,
            Feed feed,
            ChangeLog log,
            BoardConfig config,
            Clinic clinic,
            Admissions admissions,
            CurrentUser user,
            Audit audit) {
        this.listeners = listeners;
        this.feed = feed;
        this.log = log;
        this.config = config;
        this.clinic = clinic;
        this.admissions = admissions;
        this.user = user;
        this.audit = audit;
    }

    /**
     * Returns when the listener is gone or may not listen any more. Refuses before anything is sent.
     *
     * @param lastEventId of what was heard last, or of a board; null to hear what is new from now on
     */
    void listen(String siteCode, String lastEventId, Audience audience) {
        var site = BoardSite.of(siteCode, clinic);
        var heard = heard(lastEventId);
        var listener = listeners.add(site, user.scope());
        try {
            feed.awake();
            var missed = heard.flatMap(position -> log.since(position, site.id()));
            var from = missed.map(look -> look.changes().isEmpty() ? look.position() : heard.orElseThrow())
                    .orElseGet(log::now);
            audit.record(Deed.of("BOARD_WATCHED", BoardSite.KIND, site.id()));
            var conversation = new Conversation(listener, audience, admissions.ofCaller()::stillHas, config, from);
            if (conversation.begins(heard.isEmpty(), missed)) {
                conversation.goOn(listeners::isStopping);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            listeners.remove(listener);
        }
    }

    private static Optional<Position> heard(String lastEventId) {
        if (lastEventId == null || lastEventId.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Position.read(lastEventId)
                .orElseThrow(() -> InvalidRequest.parameter(
                        "Last-Event-ID", "is no id of an event; send the last one that you got, unchanged")));
    }
}
