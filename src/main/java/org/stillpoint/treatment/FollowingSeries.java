package org.stillpoint.treatment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.stillpoint.patient.FollowsPatient;

/** Series go over when two records become one; two open ones of a route can not, because one of them has to be ended first. */
@ApplicationScoped
class FollowingSeries implements FollowsPatient {

    private final AllSeries all;

    FollowingSeries(AllSeries all) {
        this.all = all;
    }

    @Override
    public void follow(UUID duplicate, UUID survivor) {
        all.openOf(duplicate)
                .forEach(series -> all.openOf(survivor, series.route()).ifPresent(open -> {
                    throw new SeriesAlreadyOpen(open.id());
                }));
        all.follow(duplicate, survivor);
    }
}
