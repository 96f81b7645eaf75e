package org.stillpoint.patient;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A person's record as staff see it, in the shape in which it is written. */
@Schema(requiredProperties = {"id", "givenName", "familyName", "dateOfBirth", "contactPoints", "version"})
public record PatientView(
        UUID id,
        String givenName,
        String familyName,
        String preferredName,
        String pronouns,
        LocalDate dateOfBirth,

        @Schema(description = "The one to try first, of those that are still good")
        String email,

        @Schema(description = "The one to try first, of those that are still good")
        String phone,

        List<ContactPoint> contactPoints,
        Address address,
        List<RelatedPerson> emergencyContacts,
        @Schema(description = "Who takes the patient home") RelatedPerson escort,
        String language,
        ZoneId timeZone,

        @Schema(description = "Who may act for the patient") List<Proxy> proxies,
        @Schema(description = "(nurses and prescribers)") ClinicalSummary clinical,

        @Schema(description = "In the answer to a merge: booked visits that have lost a gate by it")
        List<AffectedAppointment> affectedAppointments,

        @Schema(
                description =
                        "Members that are there and can not be read, for want of a key or because they are damaged")
        List<String> unreadable,

        @Schema(description = "Send it back as If-Match, in quotes, to change the record")
        long version) {

    /** {@code clinical} tells whether the caller may see how the patient is. */
    static PatientView of(
            Patient patient, List<ContactRow> rows, PatientDetails details, boolean clinical, LocalDate today) {
        var points = rows.stream().flatMap(row -> row.point().stream()).toList();
        return new PatientView(
                patient.id(),
                patient.givenName(),
                patient.familyName(),
                patient.preferredName().orElse(null),
                details.pronouns(),
                patient.dateOfBirth(),
                ContactPoint.first(points, ContactKind.EMAIL, today),
                ContactPoint.first(points, ContactKind.PHONE, today),
                points,
                details.address(),
                details.emergencyContacts(),
                details.escort(),
                patient.language().orElse(null),
                patient.timeZone().orElse(null),
                details.proxies(),
                clinical ? details.clinical() : null,
                null,
                unreadable(rows, details.unreadable(clinical)),
                patient.version());
    }

    NameWords names() {
        return NameWords.of(givenName, familyName, preferredName);
    }

    /** For the front desk. */
    PatientView withoutClinical() {
        return with(null, affectedAppointments);
    }

    PatientView affecting(List<AffectedAppointment> appointments) {
        return with(clinical, appointments);
    }

    private PatientView with(ClinicalSummary summary, List<AffectedAppointment> affected) {
        return new PatientView(
                id,
                givenName,
                familyName,
                preferredName,
                pronouns,
                dateOfBirth,
                email,
                phone,
                contactPoints,
                address,
                emergencyContacts,
                escort,
                language,
                timeZone,
                proxies,
                summary,
                affected,
                unreadable,
                version);
    }

    private static List<String> unreadable(List<ContactRow> rows, List<String> details) {
        var all = new ArrayList<>(details);
        if (!rows.stream().allMatch(ContactRow::readable)) {
            all.addFirst("contactPoints");
        }
        return all.isEmpty() ? null : all;
    }
}
