package org.stillpoint.intake;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.patient.ReachableTime;
import org.stillpoint.platform.WrittenName;

/**
 * How the sender of a request is reached, as the sender corrects it: all of it, as it shall be from now on. What only the server
 * says beside it may come back with it and is passed over.
 */
@JsonIgnoreProperties({"version", "unreadable", "crisisResources"})
public record ContactPoints(
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
        ZoneId timeZone)
        implements HowToReach {}
