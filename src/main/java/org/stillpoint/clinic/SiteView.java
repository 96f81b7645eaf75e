package org.stillpoint.clinic;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A site as everybody may see it; the hours are local times of {@code timeZone}. */
public record SiteView(
        UUID id,
        String code,
        String name,
        String address,
        String country,
        String phone,
        String timeZone,
        Map<String, List<String>> openingHours,
        List<HoursView.Exception> closures) {

    static SiteView of(Site site) {
        return new SiteView(
                site.id(),
                site.code(),
                site.name(),
                site.address(),
                site.country(),
                site.phone(),
                site.zone().getId(),
                HoursView.weekly(site.openingHours()),
                HoursView.exceptions(site.closures()));
    }
}
