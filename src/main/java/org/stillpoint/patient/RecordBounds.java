package org.stillpoint.patient;

import java.util.List;
import org.stillpoint.platform.InvalidRequest;

/**
 * How long the lists of a record may be. As long as they are already they may stay, as after a merge, so that what was read can be
 * written back; and who can not read how to reach somebody need not say it anew.
 *
 * @param contacts and {@code details}, as they are kept
 */
record RecordBounds(List<ContactRow> contacts, PatientDetails details) {

    private static final int CONTACT_POINTS = 20;
    private static final int PEOPLE = 5;
    private static final int ALLERGIES = 50;
    private static final int MEDICATIONS = 100;

    /** {@code pointer} is where the record stands in the request. */
    void insist(RecordPatient told, String pointer) {
        boolean known = contacts.stream().anyMatch(row -> !row.readable());
        var errors = new InvalidRequest.Collector()
                .check(known || told.tellsHowToReach(), pointer, "an e-mail address or a phone number is needed");
        var points = contacts.stream().flatMap(row -> row.point().stream()).toList();
        check(errors, told.contactPoints(), points, CONTACT_POINTS, pointer + "/contactPoints");
        check(errors, told.emergencyContacts(), details.emergencyContacts(), PEOPLE, pointer + "/emergencyContacts");
        check(errors, told.proxies(), details.proxies(), PEOPLE, pointer + "/proxies");
        var clinical = told.clinical();
        if (clinical != null) {
            var present = details.clinical();
            check(errors, clinical.allergies(), present.allergies(), ALLERGIES, pointer + "/clinical/allergies");
            check(
                    errors,
                    clinical.medications(),
                    present.medications(),
                    MEDICATIONS,
                    pointer + "/clinical/medications");
        }
        errors.refuse();
    }

    private static void check(
            InvalidRequest.Collector errors, List<?> told, List<?> present, int most, String pointer) {
        int bound = Math.max(most, present.size());
        errors.check(told.size() <= bound, pointer, "must not have more than " + bound);
    }
}
