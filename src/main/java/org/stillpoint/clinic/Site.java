package org.stillpoint.clinic;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/**
 * A place with an address, a time zone, opening hours and closures.
 *
 * @param alias neutral name for messages and calendars, which must not tell what the clinic treats
 * @param country ISO 3166-1 alpha-2; phone numbers without a prefix are read as numbers of this country
 * @param zone the authority for every local time at this site
 */
public record Site(
        UUID id,
        String code,
        String name,
        String alias,
        String address,
        String country,
        String phone,
        ZoneId zone,
        WeeklyHours openingHours,
        List<HoursException> closures,
        boolean retired) {
    /** The same, no longer in use: it stays, so that what was booked with it can be read. */
    Site asRetired() {
        return new Site(id, code, name, alias, address, country, phone, zone, openingHours, closures, true);
    }
}
