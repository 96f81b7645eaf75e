package org.stillpoint.patient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stillpoint.platform.InvalidRequest;
import org.stillpoint.platform.Page;
import org.stillpoint.platform.Versions;
import org.stillpoint.security.Audit;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.Deed;
import org.stillpoint.security.Roles;

/** Makes one record of two that are of one person. */
@ApplicationScoped
@Transactional
class Merging {

    private final PatientRecords records;
    private final PatientMerges merges;
    private final PatientViews views;
    private final RecordUnion union;
    private final Instance<FollowsPatient> followers;
    private final Instance<EarlierDanger> dangers;
    private final Gates gates;
    private final AffectedAppointments affected;
    private final CurrentUser user;
    private final Audit audit;
    private final Clock clock;

    Merging(
            PatientRecords records,
            PatientMerges merges,
            PatientViews views,
            RecordUnion union,
            Instance<FollowsPatient> followers,
            Instance<EarlierDanger> dangers,
            Gates gates,
            AffectedAppointments affected,
            CurrentUser user,
            Audit audit,
            Clock clock) {
        this.records = records;
        this.merges = merges;
        this.views = views;
        this.union = union;
        this.followers = followers;
        this.dangers = dangers;
        this.gates = gates;
        this.affected = affected;
        this.user = user;
        this.audit = audit;
        this.clock = clock;
    }

    /** The duplicate's record ends; all that refers to it refers to the survivor from then on. */
    PatientView merge(UUID survivorId, long version, MergePatient request) {
        var duplicateId = request.duplicate();
        if (duplicateId.equals(survivorId)) {
            throw InvalidRequest.at("/duplicate", "must be another record");
        }
        // In one order, so that two merges of the same two do not wait in a circle; gates first, as whoever books does.
        var both = Stream.of(survivorId, duplicateId).sorted().toList();
        both.forEach(gates::lock);
        both.forEach(records::lock);
        var survivor = records.findByIdOptional(survivorId).orElseThrow(() -> merges.missing(survivorId));
        Versions.check(version, survivor.version());
        var duplicate = records.findByIdOptional(duplicateId).orElseThrow(() -> noDuplicate(duplicateId));
        var names = insistOnReadable(survivor).names();
        var was = insistOnReadable(duplicate);
        var before = both.stream().flatMap(this::notMet).collect(Collectors.toSet());
        records.lockOut(duplicateId);
        followers.forEach(follower -> follower.follow(duplicateId, survivorId));
        merges.follow(duplicateId, survivorId);
        merges.persist(PatientMerge.of(
                was, survivorId, request.reason(), user.account().orElse(null), clock.instant()));
        union.absorb(survivor, duplicate);
        records.flush();
        audit.record(Deed.of("PATIENTS_MERGED", "Patient", survivorId)
                .about(survivorId, duplicateId)
                .because(request.reason()));
        var merged = views.of(survivor);
        dangers.forEach(danger -> danger.raiseOn(survivorId, names.and(was.names()), merged.contactPoints()));
        return merged.affecting(
                notMet(survivorId).filter(Predicate.not(before::contains)).toList());
    }

    private Stream<AffectedAppointment> notMet(UUID patient) {
        return affected.of(patient, List.of(RecordGate.values())).stream();
    }

    private RuntimeException noDuplicate(UUID id) {
        return merges.missing(id) instanceof PatientMerged merged
                ? merged
                : InvalidRequest.at("/duplicate", "there is no such patient");
    }

    private PatientView insistOnReadable(Patient patient) {
        var whole = views.whole(patient);
        if (whole.unreadable() != null) {
            throw new RecordUnreadable(whole.unreadable());
        }
        return whole;
    }

    /** What has come to a record; few, so all of them. */
    Page<MergeView> into(UUID id) {
        records.findByIdOptional(id).orElseThrow(() -> merges.missing(id));
        var clinical = user.has(Roles.NURSE);
        var all = merges.into(id).stream()
                .map(merge -> MergeView.of(merge, clinical))
                .toList();
        audit.record(Deed.of("PATIENT_MERGES_READ", "Patient", id).about(id).showing(all.size()));
        return new Page<>(all, null);
    }
}
