package org.stillpoint.board;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.stillpoint.board.Message.Alive;
import org.stillpoint.board.Message.Changed;
import org.stillpoint.board.Message.Ended;
import org.stillpoint.board.Message.Listening;
import org.stillpoint.board.Message.ReadAnew;
import org.stillpoint.board.Message.Reason;
import org.stillpoint.security.Roles;

/** What one listener is told, from first to last. */
final class Conversation {

    private static final Logger LOG = Logger.getLogger(Conversation.class);

    private static final Duration RECONNECT_AFTER = Duration.ofSeconds(2);

    /** Whoever is gone is noticed after so long. */
    private static final Duration STEP = Duration.ofSeconds(1);

    private final Listener listener;
    private final Audience audience;
    private final Predicate<String> stillHas;
    private final BoardConfig config;
    private Position heard;
    private boolean clinician;
    private long aliveAt = System.nanoTime();

    /**
     * {@code stillHas} tells whether the listener has a role; {@code heard} is what it had heard before it is told what it missed, and is
     * what it comes back with if it is gone again before that.
     */
    Conversation(Listener listener, Audience audience, Predicate<String> stillHas, BoardConfig config, Position heard) {
        this.listener = listener;
        this.audience = audience;
        this.stillHas = stillHas;
        this.config = config;
        this.heard = heard;
        this.clinician = stillHas.test(Roles.NURSE);
    }

    /** {@code missed} is empty for who is new and for whom it is not known any more. */
    boolean begins(boolean isNew, Optional<Look> missed) {
        if (!isNew && missed.isEmpty()) {
            return say(new ReadAnew(heard, RECONNECT_AFTER));
        }
        return say(new Listening(heard, RECONNECT_AFTER))
                && missed.map(this::tell).orElse(true);
    }

    void goOn(BooleanSupplier stopping) throws InterruptedException {
        while (audience.isThere()) {
            if (stopping.getAsBoolean()) {
                say(new Ended(Reason.STOPPING));
                return;
            }
            var found = listener.next(step());
            if (listener.isBehind()) {
                say(new Ended(Reason.TOO_SLOW));
                return;
            }
            boolean taken = found.isEmpty() || tell(found.get().after(heard));
            if (!taken || !staysAlive()) {
                return;
            }
        }
    }

    private Duration step() {
        return config.heartbeat().compareTo(STEP) < 0 ? config.heartbeat() : STEP;
    }

    /** A look may be older than what is heard already; then all of it is, and what is heard must not fall back behind it. */
    private boolean tell(Look look) {
        if (look.changes().isEmpty()) {
            return true;
        }
        heard = look.position();
        var own = look.only(change -> clinician || !change.isClinical());
        return own.changes().isEmpty() || say(new Changed(own, listener.site().zone()));
    }

    private boolean staysAlive() {
        if (System.nanoTime() - aliveAt < config.heartbeat().toNanos()) {
            return true;
        }
        aliveAt = System.nanoTime();
        if (!isAdmitted()) {
            say(new Ended(Reason.SIGNED_OUT));
            return false;
        }
        return say(new Alive());
    }

    /** While the database is away nobody can say, and nothing is told. */
    private boolean isAdmitted() {
        try {
            clinician = stillHas.test(Roles.NURSE);
            return stillHas.test(Roles.FRONT_DESK);
        } catch (RuntimeException away) {
            LOG.debugf(
                    "Not known whether a listener may stay: %s", away.getClass().getSimpleName());
            return true;
        }
    }

    private boolean say(Message message) {
        return audience.take(message, config.patience());
    }
}
