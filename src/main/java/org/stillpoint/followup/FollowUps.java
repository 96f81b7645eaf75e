package org.stillpoint.followup;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.platform.NotFound;
import org.stillpoint.platform.PageRequest;
import org.stillpoint.platform.Versions;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.Roles;

@ApplicationScoped
class FollowUps implements PanacheRepositoryBase<FollowUp, UUID> {

    /** Danger is never out of sight because somebody has tried. */
    private static final String TRIED_NOW = "(nextTryAt is null or nextTryAt <= :now or kind = RISK)";

    private final CurrentUser user;

    FollowUps(CurrentUser user) {
        this.user = user;
    }

    /** Refuses with {@link NotFound}, as if it were not there, also whom it tells too much. */
    FollowUp get(UUID id) {
        return findByIdOptional(id).filter(this::isForCaller).orElseThrow(NotFound::new);
    }

    /** For a change: waits until nobody else changes it. */
    FollowUp locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .filter(this::isForCaller)
                .orElseThrow(NotFound::new);
    }

    /** That somebody is worried about a patient is for clinicians. */
    boolean isForCaller(FollowUp followUp) {
        return seesAll() || !followUp.tellsHowThePatientIs();
    }

    private boolean seesAll() {
        return !user.isStaff() || user.has(Roles.NURSE);
    }

    /** The same, and refuses unless it still is what the caller read. */
    FollowUp locked(UUID id, long expectedVersion) {
        var followUp = locked(id);
        Versions.check(expectedVersion, followUp.version());
        return followUp;
    }

    /** Steps of running after somebody who has missed it, that are still to be done. */
    List<FollowUp> openAfter(UUID root) {
        return list("follows = ?1 and status = ?2", root, FollowUpStatus.OPEN);
    }

    /** Of the plan, or asked for; not its repetitions. */
    Optional<FollowUp> checkInAfter(UUID session) {
        return find("sessionId = ?1 and kind = ?2 and follows is null", session, FollowUpKind.CHECK_IN)
                .firstResultOptional()
                .filter(followUp -> followUp.status() != FollowUpStatus.CLOSED);
    }

    boolean isDone(UUID patient, String origin) {
        return count("patientId = ?1 and origin = ?2 and status = COMPLETED", patient, origin) > 0;
    }

    /** By urgency, then by when they are due; one more than the page has, so that it is known whether another follows. */
    List<FollowUp> page(FollowUpFilter filter, Optional<UUID> site, Instant now, PageRequest page) {
        var conditions = new ArrayList<String>();
        Map<String, Object> values = new HashMap<>();
        site.ifPresent(id -> add(conditions, values, "siteId = :site", "site", id));
        if (filter.wantsOpenOnly()) {
            conditions.add("status = OPEN"); // Said in words, because the indexes of the list are of open ones only.
        } else {
            add(conditions, values, "status in :statuses", "statuses", filter.withStatus());
        }
        if (!seesAll()) {
            conditions.add("kind <> RISK and code <> '" + WhatIsDue.RELAPSE + "'");
        }
        filter.ofPatient().ifPresent(id -> add(conditions, values, "patientId = :patient", "patient", id));
        filter.ownedBy().ifPresent(id -> {
            add(conditions, values, "owner = :owner and ownerUntil > :now", "owner", id);
            values.put("now", now);
        });
        if (!filter.ofKind().isEmpty()) {
            add(conditions, values, "kind in :kinds", "kinds", filter.ofKind());
        }
        if (filter.isDue()) {
            add(conditions, values, "fromAt <= :now and " + TRIED_NOW, "now", now);
        }
        if (filter.isOverdue()) {
            add(conditions, values, "toAt <= :now and " + TRIED_NOW, "now", now);
        }
        page.rawAfter().map(FollowUpCursor::decode).ifPresent(cursor -> {
            add(conditions, values, "(priority, dueAt, id) > (:priority, :at, :id)", "priority", cursor.priority());
            values.put("at", cursor.at());
            values.put("id", cursor.id());
        });
        return find(String.join(" and ", conditions) + " order by priority, dueAt, id", values)
                .page(0, page.limit() + 1)
                .list();
    }

    private static void add(
            List<String> conditions, Map<String, Object> values, String condition, String name, Object value) {
        conditions.add(condition);
        values.put(name, value);
    }

    /** All of them, by when they are due. */
    List<FollowUp> ofPatient(UUID patient) {
        return list("patientId = ?1 order by dueAt, id", patient);
    }
}
