package org.stillpoint.clinic;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A site as everybody may see it; the hours are local times of {@code timeZone}. */
@Schema(
        requiredProperties = {
            "id",
            "code",
            "name",
            "address",
            "country",
            "phone",
            "timeZone",
            "openingHours",
            "closures"
        })
public record SiteView(
        UUID id,
        @Schema(examples = "harbor") String code,
        String name,
        String address,
        String country,
        String phone,
        @Schema(examples = "America/New_York") String timeZone,
        @Schema(examples = "{\"mon\": [\"08:00-18:00\"]}") Map<String, List<String>> openingHours,
        List<HoursView.OtherHours> closures) {

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
