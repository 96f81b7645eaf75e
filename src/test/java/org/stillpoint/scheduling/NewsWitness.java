package org.stillpoint.scheduling;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Hears what becomes of appointments. */
@ApplicationScoped
@Unremovable
public class NewsWitness {

    private final List<Record> heard = new CopyOnWriteArrayList<>();

    void booked(@Observes AppointmentBooked news) {
        heard.add(news);
    }

    void moved(@Observes AppointmentMoved news) {
        heard.add(news);
    }

    void cancelled(@Observes AppointmentCancelled news) {
        heard.add(news);
    }

    void arrived(@Observes AppointmentArrived news) {
        heard.add(news);
    }

    void missed(@Observes AppointmentMissed news) {
        heard.add(news);
    }

    List<Record> about(UUID patient) {
        return heard.stream()
                .filter(news -> news.toString().contains("patient=" + patient))
                .toList();
    }
}
