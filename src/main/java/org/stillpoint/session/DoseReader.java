package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.clinic.Actor;
import org.stillpoint.clinic.ActorKind;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.platform.InvalidRequest;

/** Understands what somebody says was given, and shows it again in the same words. */
@ApplicationScoped
class DoseReader {

    private final DoseBands bands;
    private final Clinic clinic;

    DoseReader(DoseBands bands, Clinic clinic) {
        this.bands = bands;
        this.clinic = clinic;
    }

    /** A dose and between which amounts it is plausible. */
    record Read(GivenDose dose, DoseBand band) {}

    /** Refuses what makes no sense at this session. */
    Read read(SessionFile file, RecordDose request, Instant now) {
        var route = file.session().route();
        var known = bands.of(route, file.protocol().map(protocol -> protocol.code()));
        var inDevices = ChartLimits.devices(route).isPresent();
        var giver = practitioner(file, request.givenBy());
        var witness = Optional.ofNullable(request.witnessedBy());
        new InvalidRequest.Collector()
                .check(request.route() == route, "/route", "must be the session's")
                .check(known.stream().anyMatch(band -> band.drug() == request.drug()), "/drug", "is not given that way")
                .check(band(known, request).isPresent(), "/unit", "is not one in which this drug is given that way")
                .check(!inDevices || request.device() != null, "/device", "is needed: which device of the day it is")
                .check(inDevices || request.device() == null, "/device", "does not come in devices")
                .check(giver.isPresent(), "/givenBy", "there is no such practitioner at the site")
                .check(
                        witness.isEmpty()
                                || practitioner(file, request.witnessedBy()).isPresent(),
                        "/witnessedBy",
                        "there is no such practitioner at the site")
                .check(
                        witness.filter(request.givenBy()::equals).isEmpty(),
                        "/witnessedBy",
                        "must be somebody else than who gave it")
                .refuse();
        var start = file.moment(request.start(), "/start", now);
        var end = Optional.ofNullable(request.end()).map(at -> file.moment(at, "/end", now));
        new InvalidRequest.Collector()
                .check(end.filter(at -> at.isBefore(start)).isEmpty(), "/end", "must not be before its start")
                .refuse();
        var dose = new GivenDose(
                request.drug(),
                route,
                request.amount(),
                request.unit(),
                request.lot(),
                Optional.ofNullable(request.device()),
                start,
                end,
                giver.get(),
                witness.flatMap(code -> practitioner(file, code)),
                Optional.ofNullable(request.beyondBand()).map(RecordDose.BeyondBand::reason));
        return new Read(dose, band(known, request).get());
    }

    private static Optional<DoseBand> band(List<DoseBand> known, RecordDose request) {
        return known.stream()
                .filter(band -> band.drug() == request.drug() && band.unit() == request.unit())
                .findFirst();
    }

    private Optional<UUID> practitioner(SessionFile file, String code) {
        return clinic.plan(known -> known.actor(code).isPresent())
                .actor(code)
                .filter(actor -> actor.kind() == ActorKind.PRACTITIONER
                        && actor.siteId().equals(file.site().id()))
                .map(Actor::id);
    }

    /** As it would be recorded anew. */
    RecordDose told(Dose dose, SessionFile file) {
        return new RecordDose(
                dose.drug(),
                dose.route(),
                dose.amount(),
                dose.unit(),
                dose.lot(),
                dose.device().orElse(null),
                file.local(dose.at()),
                file.local(dose.endedAt()),
                code(dose.givenBy()),
                dose.witnessedBy().map(this::code).orElse(null),
                null);
    }

    DoseView view(Dose dose, SessionFile file) {
        return DoseView.of(dose, file, this::code);
    }

    private String code(UUID actor) {
        return clinic.plan(known -> known.actor(actor).isPresent())
                .actor(actor)
                .orElseThrow()
                .code();
    }
}
