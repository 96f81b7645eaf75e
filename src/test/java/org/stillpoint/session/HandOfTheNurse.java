package org.stillpoint.session;

import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Instant;
import java.util.UUID;

/** Dosing as the session itself knows it, without a chart: for what only depends on when it began and ended. */
final class HandOfTheNurse {

    private static final UUID NURSE = UUID.randomUUID();

    private HandOfTheNurse() {}

    private interface Verb {
        SessionChange on(Session session);
    }

    private static void change(SessionSample sample, Instant at, Verb... verbs) {
        QuarkusTransaction.requiringNew().run(() -> {
            var sessions = Arc.container().instance(Sessions.class).get();
            var session = sessions.locked(sample.uuid());
            for (var verb : verbs) {
                Arc.container().instance(SessionChanges.class).get().persist(verb.on(session));
            }
            sessions.flush();
            Arc.container().instance(SessionNews.class).get().changed(session, SessionNews.STATE, at);
        });
    }

    /** Now. */
    static void begins(SessionSample sample) {
        var now = SessionSample.now();
        change(
                sample,
                now,
                session -> session.becomeReady(now.plusSeconds(60), NURSE, now),
                session -> session.dosingBegan(now, NURSE, now));
    }

    /** Now. */
    static void ends(SessionSample sample) {
        var now = SessionSample.now();
        change(sample, now, session -> session.dosingEnded(now, NURSE, now));
    }
}
