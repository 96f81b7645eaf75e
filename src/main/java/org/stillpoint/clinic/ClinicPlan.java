package org.stillpoint.clinic;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One revision of the clinic's description; immutable, so a caller that keeps it for the length of a use case sees one truth.
 * Retired sites, actors and services are in it, so that what was booked with them stays readable.
 */
public final class ClinicPlan {

    private final long revision;
    private final Settings settings;
    private final Map<String, Site> sites;
    private final Map<String, Actor> actors;
    private final Map<String, Service> services;
    private final Map<UUID, Site> sitesById;
    private final Map<UUID, Actor> actorsById;
    private final Map<UUID, Service> servicesById;
    private final Map<UUID, List<Actor>> actorsBySite;

    public ClinicPlan(
            long revision,
            Settings settings,
            Collection<Site> sites,
            Collection<Actor> actors,
            Collection<Service> services) {
        this.revision = revision;
        this.settings = settings;
        this.sites = index(sites, Site::code);
        this.actors = index(actors, Actor::code);
        this.services = index(services, Service::code);
        this.sitesById = index(sites, Site::id);
        this.actorsById = index(actors, Actor::id);
        this.servicesById = index(services, Service::id);
        this.actorsBySite =
                actors.stream().filter(actor -> !actor.retired()).collect(Collectors.groupingBy(Actor::siteId));
    }

    private static <K, T> Map<K, T> index(Collection<T> all, Function<T, K> key) {
        return all.stream().collect(Collectors.toUnmodifiableMap(key, Function.identity()));
    }

    /** Raised by one with every change; two plans of the same revision are equal. */
    public long revision() {
        return revision;
    }

    public Settings settings() {
        return settings;
    }

    public Collection<Site> sites() {
        return sites.values();
    }

    public Collection<Actor> actors() {
        return actors.values();
    }

    public Collection<Service> services() {
        return services.values();
    }

    public Optional<Site> site(String code) {
        return Optional.ofNullable(sites.get(code));
    }

    public Optional<Actor> actor(String code) {
        return Optional.ofNullable(actors.get(code));
    }

    public Optional<Service> service(String code) {
        return Optional.ofNullable(services.get(code));
    }

    public Optional<Site> site(UUID id) {
        return Optional.ofNullable(sitesById.get(id));
    }

    public Optional<Actor> actor(UUID id) {
        return Optional.ofNullable(actorsById.get(id));
    }

    public Optional<Service> service(UUID id) {
        return Optional.ofNullable(servicesById.get(id));
    }

    /** The country of the first site by code: whose phone numbers are meant where no site is named. */
    public String homeCountry() {
        return homeSite().map(Site::country).orElse("US");
    }

    /** The zone of the first site by code: whose days are meant where no site is named. */
    public ZoneId homeZone() {
        return homeSite().map(Site::zone).orElse(ZoneOffset.UTC);
    }

    private Optional<Site> homeSite() {
        return sites.values().stream().filter(site -> !site.retired()).min(Comparator.comparing(Site::code));
    }

    /** The actors in use at a site, retired ones left out. */
    public List<Actor> actorsAt(Site site) {
        return actorsBySite.getOrDefault(site.id(), List.of());
    }
}
