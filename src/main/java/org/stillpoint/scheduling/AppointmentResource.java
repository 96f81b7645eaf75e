package org.stillpoint.scheduling;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.stillpoint.platform.ForThePublic;
import org.stillpoint.platform.MovesOn;
import org.stillpoint.platform.OneEffect;
import org.stillpoint.platform.Page;
import org.stillpoint.platform.PageRequest;
import org.stillpoint.platform.Refuses;
import org.stillpoint.platform.Versions;
import org.stillpoint.security.Roles;

@Path("/v1/appointments")
@Tag(name = "Front desk")
@RunOnVirtualThread
public class AppointmentResource {

    private static final String IF_MATCH = "If-Match";

    private final Booking booking;
    private final Changes changes;
    private final Calendar calendar;

    AppointmentResource(Booking booking, Changes changes, Calendar calendar) {
        this.booking = booking;
        this.changes = changes;
        this.calendar = calendar;
    }

    @POST
    @OneEffect
    @PermitAll
    @Tag(name = "Website")
    @Tag(name = "Front desk")
    @ForThePublic
    @Operation(
            operationId = "bookAppointment",
            summary = "Book a visit",
            description =
                    "From a hold with its key, for a new person: anybody; for themselves: whoever sends their patient's key. Straight away, or for any patient: staff.")
    @Refuses(status = 403, problems = "gate-override-not-allowed")
    @Refuses(status = 404, problems = "not-found: the hold, or its key is another")
    @Refuses(status = 409, problems = "slot-taken, hold-expired, hold-already-used, patient-merged")
    @Refuses(
            status = 422,
            problems =
                    "start-not-allowed, not-offered, gates-not-met, gate-not-overridable, self-booking-not-available: the clinic calls")
    @Refuses(status = 429, problems = "too-many-requests: from this address, or in this person's name")
    public RestResponse<AppointmentView> book(@NotNull @Valid BookAppointment request) {
        return created(booking.book(request));
    }

    @GET
    @RolesAllowed({Roles.PATIENT_KEY, Roles.FRONT_DESK, Roles.CALENDAR_READ})
    @Tag(name = "Website")
    @Tag(name = "Front desk")
    @ForThePublic
    @Operation(
            operationId = "listAppointments",
            summary = "List appointments by start",
            description = "With a patient's key, those of that patient.")
    @Refuses(status = 404, problems = "not-found: the key is another patient's")
    @Refuses(status = 409, problems = "patient-merged: `mergedInto` is where the record went")
    public Page<AppointmentView> list(@BeanParam AppointmentFilter filter, @Valid @BeanParam PageRequest page) {
        return calendar.list(filter, page);
    }

    @GET
    @Path("/{id}")
    @MovesOn
    @RolesAllowed({Roles.APPOINTMENT_KEY, Roles.PATIENT_KEY, Roles.FRONT_DESK, Roles.CALENDAR_READ})
    @Tag(name = "Website")
    @Tag(name = "Front desk")
    @ForThePublic
    @Operation(operationId = "readAppointment", summary = "Read an appointment")
    public RestResponse<AppointmentView> get(@PathParam("id") UUID id) {
        return answer(calendar.get(id));
    }

    @POST
    @Path("/{id}/rescheduling")
    @OneEffect
    @RolesAllowed({Roles.APPOINTMENT_KEY, Roles.PATIENT_KEY, Roles.FRONT_DESK, Roles.CALENDAR_WRITE})
    @Tag(name = "Website")
    @Tag(name = "Front desk")
    @ForThePublic
    @Operation(
            operationId = "rescheduleAppointment",
            summary = "Move an appointment to another start",
            description =
                    "At its own start, until the visit is over, only who serves it changes: staff are not asked for notice and gates again, and it does not count as moved.")
    @Refuses(status = 403, problems = "gate-override-not-allowed")
    @Refuses(status = 409, problems = "slot-taken, appointment-not-open")
    @Refuses(
            status = 422,
            problems =
                    "start-not-allowed, not-offered, notice-too-short, gates-not-met, gate-not-overridable, self-booking-not-available: the clinic calls")
    @Refuses(status = 429, problems = "too-many-requests")
    public RestResponse<AppointmentView> reschedule(
            @PathParam("id") UUID id,
            @HeaderParam(IF_MATCH) String ifMatch,
            @NotNull @Valid RescheduleAppointment request) {
        return answer(changes.reschedule(id, Versions.required(ifMatch), request));
    }

    @POST
    @Path("/{id}/cancellation")
    @OneEffect
    @RolesAllowed({Roles.APPOINTMENT_KEY, Roles.PATIENT_KEY, Roles.FRONT_DESK, Roles.CALENDAR_WRITE})
    @Tag(name = "Website")
    @Tag(name = "Front desk")
    @ForThePublic
    @Operation(operationId = "cancelAppointment", summary = "Cancel an appointment")
    @Refuses(status = 409, problems = "appointment-not-open")
    @Refuses(status = 422, problems = "notice-too-short")
    @Refuses(status = 429, problems = "too-many-requests")
    public RestResponse<AppointmentView> cancel(
            @PathParam("id") UUID id,
            @HeaderParam(IF_MATCH) String ifMatch,
            @NotNull @Valid CancelAppointment request) {
        return answer(changes.cancel(id, () -> Versions.required(ifMatch), request));
    }

    @POST
    @Path("/{id}/arrival")
    @OneEffect
    @RolesAllowed({Roles.FRONT_DESK, Roles.CALENDAR_WRITE})
    @Operation(operationId = "recordArrival", summary = "Record that the patient is here")
    @Refuses(status = 409, problems = "appointment-not-open")
    @Refuses(status = 422, problems = "not-on-the-day")
    public RestResponse<AppointmentView> arrive(@PathParam("id") UUID id, @HeaderParam(IF_MATCH) String ifMatch) {
        return answer(changes.arrive(id, Versions.required(ifMatch)));
    }

    @POST
    @Path("/{id}/no-show")
    @OneEffect
    @RolesAllowed({Roles.FRONT_DESK, Roles.CALENDAR_WRITE})
    @Operation(operationId = "recordNoShow", summary = "Record that the patient did not come")
    @Refuses(status = 409, problems = "appointment-not-open")
    @Refuses(status = 422, problems = "not-on-the-day")
    public RestResponse<AppointmentView> miss(@PathParam("id") UUID id, @HeaderParam(IF_MATCH) String ifMatch) {
        return answer(changes.miss(id, Versions.required(ifMatch)));
    }

    private static RestResponse<AppointmentView> created(AppointmentView appointment) {
        return Versions.created("/v1/appointments/" + appointment.id(), appointment, appointment.version());
    }

    private static RestResponse<AppointmentView> answer(AppointmentView appointment) {
        return Versions.ok(appointment, appointment.version());
    }
}
