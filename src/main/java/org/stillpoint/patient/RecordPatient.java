package org.stillpoint.patient;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.platform.WrittenName;

/**
 * A person's record as it shall be: what is left out is not known. What only the server says of a record ({@code id},
 * {@code version} and the like) may come back with it and is passed over.
 */
@JsonIgnoreProperties({"id", "version", "unreadable", "affectedAppointments"})
@Schema(requiredProperties = {"givenName", "familyName", "dateOfBirth"})
public record RecordPatient(
        @NotBlank @Size(max = 100) @WrittenName @Schema(examples = "Ada")
        String givenName,

        @NotBlank @Size(max = 100) @WrittenName @Schema(examples = "Testperson")
        String familyName,

        @Size(max = 100) @WrittenName @Schema(description = "What the person wants to be called", examples = "Addie")
        String preferredName,

        @Size(max = 50) @Schema(examples = "she/her") String pronouns,

        @NotNull @Past @Schema(examples = "1980-05-17") LocalDate dateOfBirth,

        @Email
        @Size(max = 254)
        @Schema(
                format = "email",
                description = "Short for a contact point; with `contactPoints`, one of them",
                examples = "ada@patients.example")
        String email,

        @Size(max = 40)
        @Schema(description = "Short for a contact point; with `contactPoints`, one of them", examples = "+12125550143")
        String phone,

        @Schema(description = "At most 20, or as many as there are since a merge")
        List<@NotNull @Valid ContactPoint> contactPoints,

        @Valid Address address,

        @Schema(description = "At most 5, or as many as there are since a merge")
        List<@NotNull @Valid RelatedPerson> emergencyContacts,

        @Valid @Schema(description = "Who takes the patient home")
        RelatedPerson escort,

        @Pattern(regexp = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
        @Size(max = 35)
        @Schema(description = "BCP 47", examples = "en-US")
        String language,

        @Schema(description = "IANA zone of the patient, in which best times are meant", examples = "America/New_York")
        ZoneId timeZone,

        @Schema(description = "Who may act for the patient; at most 5, or as many as there are since a merge")
        List<@NotNull @Valid Proxy> proxies,

        @Valid @Schema(description = "For nurses and prescribers; left out, it stays as it is")
        ClinicalSummary clinical) {

    public RecordPatient {
        contactPoints = contactPoints == null ? List.of() : contactPoints;
        emergencyContacts = emergencyContacts == null ? List.of() : emergencyContacts;
        proxies = proxies == null ? List.of() : proxies;
    }

    static RecordPatient of(Person person) {
        return new RecordPatient(
                person.givenName(),
                person.familyName(),
                null,
                null,
                person.dateOfBirth(),
                person.email(),
                person.phone(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** The same with telephone numbers in E.164, and the short forms among the contact points. */
    RecordPatient reached(
            List<ContactPoint> at, List<RelatedPerson> inAnEmergency, RelatedPerson home, List<Proxy> actingFor) {
        return new RecordPatient(
                givenName,
                familyName,
                preferredName,
                pronouns,
                dateOfBirth,
                null,
                null,
                at,
                address,
                inAnEmergency,
                home,
                language,
                timeZone,
                actingFor,
                clinical);
    }

    /** Nothing but spaces is nothing. */
    static String orNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    boolean tellsHowToReach() {
        return orNull(email) != null || orNull(phone) != null || !contactPoints.isEmpty();
    }

    @Schema(hidden = true)
    @AssertTrue(message = "best times need the time zone that they are meant in")
    public boolean isPlacedInAZone() {
        return timeZone != null
                || contactPoints.stream()
                        .allMatch(point -> point == null || point.bestTimes().isEmpty());
    }
}
