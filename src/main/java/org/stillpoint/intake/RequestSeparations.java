package org.stillpoint.intake;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class RequestSeparations implements PanacheRepositoryBase<RequestSeparation, RequestSeparation.Pair> {

    /** Each way, so that it holds whichever of the two is looked at. */
    void keep(AppointmentRequest request, List<AppointmentRequest> others) {
        others.forEach(other -> persist(RequestSeparation.of(request, other), RequestSeparation.of(other, request)));
    }
}
