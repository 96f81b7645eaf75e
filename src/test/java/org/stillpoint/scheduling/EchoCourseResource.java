package org.stillpoint.scheduling;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.stillpoint.platform.OneEffect;
import org.stillpoint.platform.Refusal;
import org.stillpoint.security.Roles;

/** Lets tests book and move many at once over HTTP, with its transactions, repetitions and problems. */
@Path("/v1/echo/courses")
@RunOnVirtualThread
@RolesAllowed(Roles.FRONT_DESK)
@OneEffect
public class EchoCourseResource {

    private final CourseBooking courses;
    private final CourseCancellation cancellation;

    EchoCourseResource(CourseBooking courses, CourseCancellation cancellation) {
        this.courses = courses;
        this.cancellation = cancellation;
    }

    public record Course(UUID patient, List<Wanted> visits, RuleOverride override) {

        private List<WantedVisit> wanted() {
            return visits.stream().map(Wanted::visit).toList();
        }
    }

    public record Wanted(String service, String site, OffsetDateTime start, UUID preferred, UUID avoided) {

        private WantedVisit visit() {
            return new WantedVisit(service, site, start.toInstant(), set(preferred), set(avoided));
        }
    }

    public record Moves(List<Move> moves, RuleOverride override) {}

    public record Move(UUID appointment, long version, OffsetDateTime start, UUID preferred, UUID avoided) {

        private VisitMove move() {
            return new VisitMove(appointment, version, start.toInstant(), set(preferred), set(avoided));
        }
    }

    public record Booked(UUID id, OffsetDateTime start, List<UUID> actors, boolean displaced, long version) {

        private static Booked of(VisitFact fact) {
            return new Booked(
                    fact.id(),
                    fact.start().atZone(fact.site().zone()).toOffsetDateTime(),
                    fact.actors().stream().map(PlannedActor::actor).toList(),
                    fact.displaced(),
                    fact.version());
        }
    }

    public record InPart(List<Integer> booked, List<UUID> ids, List<Refused> refused) {}

    public record Refused(int index, String problem) {

        private static Refused of(int index, Refusal why) {
            return new Refused(index, why.type().slug());
        }
    }

    private static Set<UUID> set(UUID one) {
        return Optional.ofNullable(one).map(Set::of).orElse(Set.of());
    }

    @POST
    public RestResponse<List<Booked>> book(Course course) {
        var booked = courses.bookAll(course.patient(), course.wanted(), Optional.ofNullable(course.override()));
        return RestResponse.status(
                RestResponse.Status.CREATED, booked.stream().map(Booked::of).toList());
    }

    @POST
    @Path("parts")
    public RestResponse<InPart> bookWhatFits(Course course) {
        var done = courses.bookWhatFits(course.patient(), course.wanted(), Optional.ofNullable(course.override()));
        return RestResponse.status(
                RestResponse.Status.CREATED,
                new InPart(
                        List.copyOf(done.booked().keySet()),
                        done.booked().values().stream().map(VisitFact::id).toList(),
                        done.refused().stream()
                                .map(each -> Refused.of(each.index(), each.why()))
                                .toList()));
    }

    @POST
    @Path("moves")
    public List<Booked> move(Moves moves) {
        var wanted = moves.moves().stream().map(Move::move).toList();
        return courses.moveAll(wanted, Optional.ofNullable(moves.override())).stream()
                .map(Booked::of)
                .toList();
    }

    @POST
    @Path("cancellation")
    public List<UUID> cancel(List<UUID> visits) {
        return cancellation.cancel(visits, CancelReason.OTHER);
    }
}
