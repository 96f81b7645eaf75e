package org.stillpoint.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.Site;
import org.stillpoint.intake.DeskView.Linked;
import org.stillpoint.intake.QueueQuery.Row;

/** Shows requests to staff. */
@ApplicationScoped
class RequestViews {

    private final AppointmentRequests requests;
    private final Clinic clinic;
    private final DeskConfig config;

    RequestViews(AppointmentRequests requests, Clinic clinic, DeskConfig config) {
        this.requests = requests;
        this.clinic = clinic;
        this.config = config;
    }

    /** What is folded into the items of a page is read by one query for all of them. */
    List<RequestView> of(List<Row> rows, Instant now) {
        var folded = requests
                .withIds(rows.stream().flatMap(row -> row.linked().stream()).toList())
                .stream()
                .collect(Collectors.toMap(AppointmentRequest::id, Function.identity()));
        return rows.stream()
                .map(row -> view(
                        row.request(),
                        row.assignment(),
                        row.linked().stream().map(folded::get).filter(Objects::nonNull),
                        now))
                .toList();
    }

    RequestView of(AppointmentRequest request, Optional<Assignment> assignment, Instant now) {
        return view(request, assignment, requests.openBeside(request).stream(), now);
    }

    private RequestView view(
            AppointmentRequest request,
            Optional<Assignment> assignment,
            Stream<AppointmentRequest> linked,
            Instant now) {
        var outreach = request.outreach();
        var clock = ResponseClock.of(request, config.firstContact());
        var desk = new DeskView(
                clock.map(running -> utc(running.respondBy())).orElse(null),
                clock.map(running -> running.minutesLeft(now)).orElse(null),
                clock.filter(running -> running.isLate(now)).isPresent(),
                assignment.map(AssignmentView::of).orElse(null),
                outreach.attempts(),
                utc(outreach.nextTryAt()),
                utc(outreach.firstContactAt()),
                linked.map(other -> new Linked(
                                other.id(),
                                other.origin().reference(),
                                other.origin().kind(),
                                other.contact().name(),
                                utc(other.origin().receivedAt())))
                        .toList());
        return RequestView.of(request, site(request), desk);
    }

    private String site(AppointmentRequest request) {
        return Optional.ofNullable(request.wish().siteId())
                .flatMap(id -> clinic.plan(plan -> plan.site(id).isPresent()).site(id))
                .map(Site::code)
                .orElse(null);
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }
}
