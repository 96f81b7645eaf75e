package org.stillpoint.treatment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stillpoint.clinic.ClinicPlan;
import org.stillpoint.clinic.PlanGuard;
import org.stillpoint.platform.Database;

/** Speaks up for the courses that a change of the clinic's plan would leave without one of their services. */
@ApplicationScoped
class ServicesOfSeries implements PlanGuard {

    private static final String OPEN = """
            select id, reference, site_id, protocol_id
              from treatment_series
             where status <> 'ENDED'
             order by started_at, id
            """;

    private final Database database;
    private final KnownProtocols protocols;

    ServicesOfSeries(Database database, KnownProtocols protocols) {
        this.database = database;
        this.protocols = protocols;
    }

    private record Open(UUID id, String reference, UUID site, UUID protocol) {}

    /** What a course lacks already keeps nobody from changing something else. */
    @Override
    public List<Stranded> strandedBy(ClinicPlan present, ClinicPlan proposed) {
        var stranded = new ArrayList<Stranded>();
        for (var series : open()) {
            var already = reasons(series, present).collect(Collectors.toSet());
            reasons(series, proposed)
                    .filter(Predicate.not(already::contains))
                    .findFirst()
                    .map(why -> new Stranded("SERIES", series.id(), series.reference(), null, why))
                    .ifPresent(stranded::add);
        }
        return stranded;
    }

    private List<Open> open() {
        return database.list(
                OPEN,
                row -> new Open(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getObject(3, UUID.class),
                        row.getObject(4, UUID.class)));
    }

    /** A version never changes, so what it needs is needed until the series follows another or ends. */
    private Stream<String> reasons(Open series, ClinicPlan plan) {
        var services = new ProtocolServices(plan.services());
        var protocol = protocols.get(series.protocol());
        var site = plan.site(series.site()).orElseThrow();
        return Stream.of(
                        site.retired() ? Stream.of(site.code() + " would be retired") : Stream.<String>empty(),
                        services.misfits(protocol),
                        services.elsewhere(protocol, site.id())
                                .map(service -> site.code() + " would no longer offer " + service.code()))
                .flatMap(each -> each);
    }
}
