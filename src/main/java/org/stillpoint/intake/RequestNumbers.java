package org.stillpoint.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.ZoneId;
import java.util.Optional;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.Site;
import org.stillpoint.platform.Bounds;
import org.stillpoint.platform.InvalidRequest;

/** Tells the manager how quickly people are answered, and how many come. */
@ApplicationScoped
@Transactional
class RequestNumbers {

    private static final int MOST_DAYS = 366;

    private final RequestNumbersQuery query;
    private final Clinic clinic;

    RequestNumbers(RequestNumbersQuery query, Clinic clinic) {
        this.query = query;
        this.clinic = clinic;
    }

    /** Days are those of the site, or of the clinic's first site by code where none is named. */
    RequestNumbersView of(String from, String to, String siteCode) {
        var site = Optional.ofNullable(siteCode).map(this::site);
        ZoneId zone = site.map(Site::zone).orElseGet(() -> clinic.plan().homeZone());
        var received = Bounds.window(from, to, zone, MOST_DAYS);
        var numbers = query.numbers(received, site.map(Site::id));
        return new RequestNumbersView(
                received.start().atZone(zone).toOffsetDateTime(),
                received.end().atZone(zone).toOffsetDateTime(),
                zone,
                numbers.getLast(),
                numbers.subList(0, numbers.size() - 1));
    }

    private Site site(String code) {
        return clinic.plan(known -> known.site(code).isPresent())
                .site(code)
                .orElseThrow(() -> InvalidRequest.parameter("site", "there is no such site"));
    }
}
