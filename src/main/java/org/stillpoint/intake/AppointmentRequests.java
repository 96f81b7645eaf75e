package org.stillpoint.intake;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class AppointmentRequests implements PanacheRepositoryBase<AppointmentRequest, UUID> {

    private static final List<RequestStatus> OPEN =
            Arrays.stream(RequestStatus.values()).filter(RequestStatus::isOpen).toList();

    private static final String IN_CRISIS =
            "(crisis.raisedAt is not null and crisis.clearedAt is null and crisis.handedOnAt is null)";

    /** Its own, which nothing is linked into, and those of which something is another person's. */
    private static final String ITEMS_APART =
            "(select coalesce(r.linkedTo, r.id) from AppointmentRequest r where r.id = ?5 or r.id in"
                    + " (select s.pair.other from RequestSeparation s where s.pair.request = ?5))";

    /** Far more than a household asks: whoever floods an address makes nobody read all of it. */
    private static final int MOST_AT_CONTACT = 50;

    List<AppointmentRequest> withIds(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1", ids);
    }

    /** The other open requests of the same person. */
    List<AppointmentRequest> openBeside(AppointmentRequest request) {
        return list(
                "(id = ?1 or linkedTo = ?1) and id <> ?2 and closedAt is null order by origin.receivedAt, id",
                request.item(),
                request.id());
    }

    /**
     * What stands in the queue from the same contact, alone or with others, and was received after that moment, the earliest first;
     * also what its sender has taken back and what tells of danger. Not what is one item with anything that the request was told
     * apart from.
     */
    List<AppointmentRequest> openAtContactOf(AppointmentRequest request, Instant after) {
        return find(
                        "heldBackBecause is null and origin.receivedAt > ?2 and (status in ?1 or " + IN_CRISIS + ")"
                                + " and (contact.emailIndex = ?3 or contact.phoneIndex = ?4)"
                                + " and coalesce(linkedTo, id) not in " + ITEMS_APART
                                + " order by origin.receivedAt, id",
                        OPEN,
                        after,
                        request.contact().emailIndex(),
                        request.contact().phoneIndex(),
                        request.id())
                .page(Page.ofSize(MOST_AT_CONTACT))
                .list();
    }

    /** What goes on when that one does not. */
    List<AppointmentRequest> openLinkedTo(UUID first) {
        return list(
                "linkedTo = ?1 and (status in ?2 or " + IN_CRISIS + ") order by origin.receivedAt, id", first, OPEN);
    }

    /** What the newest conversion of that one has closed along with it. */
    List<AppointmentRequest> closedByConversionOf(UUID request) {
        return list(
                "status = DUPLICATE and id in (select d.requestId from RequestDecision d where d.duplicateOf = ?1 and d.decidedAt ="
                        + " (select max(c.decidedAt) from RequestDecision c where c.requestId = ?1 and c.decision = CONVERT))"
                        + " order by id",
                request);
    }

    /** Whether a flag is open on anything that one person has asked, which is named by {@link AppointmentRequest#item}. */
    boolean isInCrisis(UUID item) {
        return count("(id = ?1 or linkedTo = ?1) and " + IN_CRISIS, item) > 0;
    }

    /** What tells of danger and was asked from one of these, by their blind indexes; the earliest first. */
    List<AppointmentRequest> inCrisisAt(Collection<byte[]> indexes) {
        return indexes.isEmpty()
                ? List.of()
                : list(
                        "(contact.emailIndex in ?1 or contact.phoneIndex in ?1) and " + IN_CRISIS
                                + " order by origin.receivedAt, id",
                        indexes);
    }
}
