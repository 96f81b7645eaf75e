package org.stillpoint.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.UUID;
import java.util.stream.Stream;
import org.stillpoint.platform.Database;

/**
 * Keeps together what one person sends: whoever asks again is one item of the queue, and is told nothing of it. The same contact
 * point is taken for the same person; a family that shares one is told apart by staff, and stays so.
 */
@ApplicationScoped
class Links {

    private final AppointmentRequests requests;
    private final RequestSeparations separations;
    private final Assignments assignments;
    private final IntakeConfig config;
    private final Database database;
    private final Clock clock;

    Links(
            AppointmentRequests requests,
            RequestSeparations separations,
            Assignments assignments,
            IntakeConfig config,
            Database database,
            Clock clock) {
        this.requests = requests;
        this.separations = separations;
        this.assignments = assignments;
        this.config = config;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Into the item of the earliest open request of the same contact point, if there is one, and of those of several people told
     * apart into that of the same name; who works on it has all of it then.
     */
    void link(AppointmentRequest request) {
        lock(request.contact());
        var open = requests.openAtContactOf(request, clock.instant().minus(config.linkWithin()));
        open.stream()
                .filter(earlier -> earlier.contact().isOfSameName(request.contact()))
                .findFirst()
                .or(() -> open.stream().findFirst())
                .ifPresent(earlier -> {
                    request.link(earlier.item());
                    handOver(request, earlier.item());
                });
    }

    /**
     * What was held back turns out to be the work of a person: from now on it is one item with what else the person has asked. Says
     * whether it was held back.
     */
    boolean letIn(AppointmentRequest request) {
        boolean heldBack = request.heldBackBecause().isPresent();
        if (heldBack) {
            request.holdBack(null);
            link(request);
        }
        return heldBack;
    }

    /** Two that come at once must not both be the first: one waits until the other is there. */
    private void lock(Contact contact) {
        var keys = Stream.of(contact.emailIndex(), contact.phoneIndex())
                .filter(index -> index != null)
                .mapToLong(index -> ByteBuffer.wrap(index).getLong())
                .sorted()
                .toArray();
        database.list("select pg_advisory_xact_lock(key) from unnest(?::bigint[]) key", row -> true, keys);
    }

    /**
     * What was linked to it goes on without it: the earliest of them stands for the others, and stays with whoever works on them.
     * Not while it tells of danger, which is said of all of them.
     */
    void release(AppointmentRequest request) {
        if (!request.isInCrisis()) {
            leave(request);
        }
    }

    /** It is another person's than what it was one item with, for good; danger that it tells of is theirs. */
    void separate(RequestItem item) {
        leave(item.request());
        item.request().link(null);
        separations.keep(item.request(), item.others());
    }

    private void leave(AppointmentRequest request) {
        var linked = requests.openLinkedTo(request.id());
        linked.stream().limit(1).forEach(next -> {
            next.link(null);
            handOver(request, next.id());
        });
        linked.stream().skip(1).forEach(each -> each.link(linked.getFirst().id()));
    }

    /** Whoever is just taking one of them waits for what is written first, and is seen or sees by what it is known then. */
    private void handOver(AppointmentRequest from, UUID to) {
        requests.flush();
        assignments.handOver(from.id(), to, clock.instant());
    }
}
