package org.stillpoint.intake;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.clinic.Condition;
import org.stillpoint.clinic.Route;
import org.stillpoint.patient.ReachableTime;
import org.stillpoint.platform.InvalidRequest;
import org.stillpoint.platform.WrittenName;

/** What a visitor typed into the clinic's website. */
public record RequestAppointment(
        @NotNull RequestKind kind,

        @NotBlank @Size(max = 200) @WrittenName @Schema(examples = "Ada Testperson")
        String name,

        @Email
        @Size(max = 254)
        @Schema(format = "email", description = "This or `phone` is needed", examples = "ada@patients.example")
        String email,

        @Size(max = 40)
        @Schema(
                description = "With a prefix, or as dialled at home; this or `email` is needed",
                examples = "+12125550143")
        String phone,

        @Schema(description = "EMAIL needs `email`, PHONE and TEXT_MESSAGE need `phone`")
        ContactWay preferredContact,

        @Schema(required = true, description = "Whether a message may be left where others could hear or read it")
        boolean safeToLeaveMessage,

        @Size(max = 21) @Schema(description = "With `timeZone`")
        List<@NotNull @Valid ReachableTime> bestTimes,

        @Schema(description = "IANA zone of the best times, which need it", examples = "America/New_York")
        ZoneId timeZone,

        @Valid Interests interests,

        @Size(max = 4000) @Schema(description = "Not read in real time")
        String message,

        @NotNull @Valid Consent consent,

        @Pattern(regexp = LANGUAGE) @Size(max = 35) @Schema(description = "BCP 47", examples = "en-US")
        String language,

        AgeBand ageBand,

        @Pattern(regexp = "[A-Z]{2}(-[A-Z0-9]{1,3})?", message = "must be a country or a part of one, like US-MA")
        @Schema(description = "Where somebody lives, ISO 3166: a country or a part of one", examples = "US-MA")
        String region,

        @Size(max = 50) @Schema(description = "The site that would suit best", examples = "harbor")
        String site,

        @Size(max = 10) Set<@NotNull EarlierTreatment> earlierTreatments,

        @Valid TravelWindow travelWindow,

        @Future @Schema(description = "For staff who have promised a call: when, within 90 days")
        OffsetDateTime promisedCallAt,

        @Schema(
                description = "The sender says that they, or somebody else, may be in danger now. Never ask more than"
                        + " that: show `crisisResources`")
        Boolean inDanger,

        @Schema(description = "For staff who enter what came in otherwise; WEB if not given")
        Channel channel,

        @Size(max = 500)
        @Schema(description = "A field that people do not see, hidden by style, without autocompletion: sent as it is")
        String homepage,

        @Min(0) @Max(10_000_000) @Schema(description = "Seconds from when the page was shown to when it was sent")
        Integer fillSeconds)
        implements HowToReach {

    /** A language tag of BCP 47, as far as the program looks at it. */
    static final String LANGUAGE = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*";

    /** The days, both included, on which somebody from out of town can be there. */
    public record TravelWindow(
            @NotNull LocalDate from, @NotNull LocalDate to) {

        @Schema(hidden = true)
        @AssertTrue(message = "must not end before it begins")
        public boolean isForwards() {
            return from == null || to == null || !to.isBefore(from);
        }
    }

    /** What somebody would like to hear about. */
    public record Interests(
            @Size(max = 20) Set<@NotNull Condition> conditions,
            @Size(max = 5) Set<@NotNull Route> routes) {}

    /** Consent to be contacted, with the version of the text that was shown. */
    public record Consent(
            @NotBlank @Size(max = 50) @Schema(examples = "2026-01")
            String version,

            @AssertTrue(message = "is needed: without it the clinic may not answer")
            @Schema(required = true, description = "Must be true: without it the clinic may not answer")
            boolean given) {}

    /** Refuses what only staff may say. */
    void checkFromOutside() {
        new InvalidRequest.Collector()
                .check(channel == null || channel == Channel.WEB, "/channel", "is for staff who are signed in")
                .check(promisedCallAt == null, "/promisedCallAt", "is for staff who are signed in")
                .refuse();
    }

    /** Refuses a promise that nobody would keep. */
    void checkOfStaff(Instant now) {
        new InvalidRequest.Collector()
                .check(LongestWait.allows(promisedCallAt, now), "/promisedCallAt", LongestWait.WORDS)
                .refuse();
    }
}
