package org.stillpoint.outcome;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Hears of answers that were committed. */
@Unremovable
@ApplicationScoped
class ResponseWitness {

    private final List<ResponseRecorded> heard = new CopyOnWriteArrayList<>();

    void hear(@Observes(during = TransactionPhase.AFTER_SUCCESS) ResponseRecorded recorded) {
        heard.add(recorded);
    }

    List<ResponseRecorded> about(String patient) {
        return heard.stream()
                .filter(news -> news.patient().equals(UUID.fromString(patient)))
                .toList();
    }
}
