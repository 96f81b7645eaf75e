package org.stillpoint.followup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import org.stillpoint.outcome.ResponseRecorded;
import org.stillpoint.patient.CrisisFlagRaised;
import org.stillpoint.scheduling.AppointmentArrived;
import org.stillpoint.scheduling.AppointmentBooked;
import org.stillpoint.scheduling.AppointmentCancelled;
import org.stillpoint.scheduling.AppointmentMissed;
import org.stillpoint.scheduling.AppointmentMoved;
import org.stillpoint.session.SessionChanged;
import org.stillpoint.treatment.SeriesChanged;

/** Hears what happens and marks whom it concerns; what follows from it is worked out after the commit. */
@ApplicationScoped
class FollowUpNews {

    /** Of a session: how far it is, and when dosing ended. */
    private static final Set<String> MATTERS = Set.of("STATE", "DOSE");

    private final FollowUpMarks marks;
    private final Risks risks;
    private final Relapses relapses;

    FollowUpNews(FollowUpMarks marks, Risks risks, Relapses relapses) {
        this.marks = marks;
        this.risks = risks;
        this.relapses = relapses;
    }

    void booked(@Observes AppointmentBooked news) {
        marks.markIfKnown(news.patient(), news.writes());
    }

    void moved(@Observes AppointmentMoved news) {
        marks.markIfKnown(news.patient());
    }

    void arrived(@Observes AppointmentArrived news) {
        marks.markIfKnown(news.patient());
    }

    void cancelled(@Observes AppointmentCancelled news) {
        marks.mark(news.patient());
    }

    void missed(@Observes AppointmentMissed news) {
        marks.mark(news.patient());
    }

    void changed(@Observes SessionChanged news) {
        if (MATTERS.contains(news.what())) {
            marks.mark(news.patient());
        }
    }

    void changed(@Observes SeriesChanged news) {
        marks.mark(news.patient());
    }

    /** The same where something else than an answer tells of it; clinicians who raise a flag know already. */
    void raised(@Observes CrisisFlagRaised news) {
        risks.raise(news);
    }

    /** Danger waits for no worker. */
    void answered(@Observes ResponseRecorded news) {
        if (news.risk()) {
            risks.raise(news);
        }
        if (news.complete() || news.corrects().isPresent()) {
            relapses.look(news.patient());
        }
        marks.mark(news.patient());
    }
}
