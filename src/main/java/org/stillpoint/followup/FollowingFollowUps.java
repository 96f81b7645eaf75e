package org.stillpoint.followup;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.stream.Stream;
import org.stillpoint.patient.FollowsPatient;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.RoundTrip;

/** Follow-ups go over when two records become one; what follows from both together is worked out afterwards. */
@ApplicationScoped
class FollowingFollowUps implements FollowsPatient {

    private static final String FOLLOW_UPS =
            "update follow_up set patient_id = ?, version = version + 1 where patient_id = ?";
    private static final String MARKS = "update follow_up_mark set patient_id = ? where patient_id = ?";

    private static final String WISHES = "update check_in_wish set patient_id = ? where patient_id = ?";

    private final Recompute recompute;
    private final FollowUpMarks marks;
    private final Database database;

    FollowingFollowUps(Recompute recompute, FollowUpMarks marks, Database database) {
        this.recompute = recompute;
        this.marks = marks;
        this.database = database;
    }

    @Override
    public void follow(UUID duplicate, UUID survivor) {
        Stream.of(duplicate, survivor).sorted().forEach(recompute::lock);
        database.send(new RoundTrip()
                .update(FOLLOW_UPS, count -> {}, survivor, duplicate)
                .update(WISHES, count -> {}, survivor, duplicate)
                .update(MARKS, count -> {}, survivor, duplicate));
        marks.markIfKnown(survivor);
    }
}
