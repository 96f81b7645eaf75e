package org.stillpoint.board;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.stillpoint.clinic.Site;
import org.stillpoint.platform.Busy;

/** Those who listen to this server. */
@ApplicationScoped
class Listeners {

    private final BoardConfig config;
    private final Set<Listener> all = new HashSet<>();
    private volatile boolean stopping;

    Listeners(BoardConfig config) {
        this.config = config;
    }

    /** {@code caller} is any text that is the same for all of one caller. */
    synchronized Listener add(Site site, String caller) {
        var listener = new Listener(site, caller);
        if (all.stream().filter(one -> one.caller().equals(caller)).count() >= config.listenersPerAccount()) {
            throw new TooManyListeners(config.listenersPerAccount(), config.heartbeat());
        }
        if (stopping || all.size() >= config.listeners()) {
            throw new Busy("Nobody else may listen to this server now.");
        }
        all.add(listener);
        notifyAll();
        return listener;
    }

    synchronized void remove(Listener listener) {
        all.remove(listener);
    }

    /** Those who listen would keep a server from stopping that waits for what is under way. */
    void end(@Observes ShutdownDelayInitiatedEvent stop) {
        stopping = true;
    }

    boolean isStopping() {
        return stopping;
    }

    synchronized boolean isEmpty() {
        return all.isEmpty();
    }

    synchronized int count() {
        return all.size();
    }

    synchronized void awaitOne() throws InterruptedException {
        while (all.isEmpty()) {
            wait();
        }
    }

    /** Each gets what is of its site. */
    void tell(Look look) {
        if (!look.changes().isEmpty()) {
            present().forEach(listener -> {
                var own = look.at(listener.site().id());
                if (!own.changes().isEmpty()) {
                    listener.tell(own);
                }
            });
        }
    }

    /** None can go on: each has to come back and begin anew. */
    void leaveBehind() {
        present().forEach(Listener::leaveBehind);
    }

    private synchronized List<Listener> present() {
        return List.copyOf(all);
    }
}
