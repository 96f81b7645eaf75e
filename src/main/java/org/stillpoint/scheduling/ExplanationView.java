package org.stillpoint.scheduling;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.availability.NeedFailure.Why;
import org.stillpoint.patient.NotMet;
import org.stillpoint.platform.MayBeAbsent;

/** Why a visit can not start at some moment, or that it can. */
public record ExplanationView(
        String service,
        String site,
        OffsetDateTime start,
        ZoneId timeZone,

        @Schema(description = "Whether nothing that is told here is in the way of a booking for this start")
        boolean bookable,

        @Schema(description = "Rules of the clinic that the start breaks")
        List<StartRule.Broken> rules,

        @Schema(description = "Roles of the visit that nobody can play")
        List<NeedView> needs,

        @Schema(
                description =
                        "Gates of the patient that are not met; for whoever may read patients, where one is named and something is given")
        @MayBeAbsent
        List<NotMet> gates) {

    /** A role, and for each actor who is capable of it, why they can not serve; nobody: nobody is capable. */
    public record NeedView(String role, List<CandidateView> candidates) {}

    /**
     * @param actor code of the actor; absent for the patient's own calendar
     * @param until from when on the actor could serve for so long, within the day
     */
    public record CandidateView(
            @MayBeAbsent String actor,
            @MayBeAbsent String name,
            String capability,
            int lanes,
            int freeLanes,
            Why why,
            @MayBeAbsent OffsetDateTime until) {}
}
