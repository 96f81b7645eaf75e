package org.stillpoint.intake;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;

/** Staff have said that a request is of somebody else than another one. Never changed. */
@Entity
@Table(name = "request_separation")
class RequestSeparation {

    @EmbeddedId
    private Pair pair;

    protected RequestSeparation() {}

    static RequestSeparation of(AppointmentRequest request, AppointmentRequest other) {
        var separation = new RequestSeparation();
        separation.pair = new Pair(request.id(), other.id());
        return separation;
    }

    @Embeddable
    record Pair(
            @Column(name = "request_id") UUID request,
            @Column(name = "other_id") UUID other) implements Serializable {}
}
