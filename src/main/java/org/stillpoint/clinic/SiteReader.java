package org.stillpoint.clinic;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import org.stillpoint.platform.InvalidRequest;
import org.stillpoint.platform.Phones;

/** Reads a site of the clinic file. */
final class SiteReader {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final EntityIds ids;

    SiteReader(EntityIds ids) {
        this.ids = ids;
    }

    Site site(FileNode node) {
        var code = node.text("code");
        Wording.neutral(node.at("alias"));
        return new Site(
                ids.of(EntityKind.SITE, code),
                code,
                node.text("name"),
                node.text("alias"),
                node.text("address"),
                country(node.at("country")),
                phone(node.at("phone"), node.text("country")),
                zone(node.at("timeZone")),
                HoursReader.weekly(node.at("openingHours")),
                HoursReader.exceptions(node.at("closures")),
                false);
    }

    private static String country(FileNode node) {
        var country = node.text().orElse("");
        if (node.isPresent() && !COUNTRIES.contains(country)) {
            node.wrong("is no country code of ISO 3166-1 such as US");
        }
        return country;
    }

    private static String phone(FileNode node, String country) {
        try {
            return Phones.e164(node.text().orElse(""), country);
        } catch (InvalidRequest notANumber) {
            if (node.isPresent() && COUNTRIES.contains(country)) {
                node.wrong("is no phone number of " + country);
            }
            return "";
        }
    }

    private static ZoneId zone(FileNode node) {
        var name = node.text().orElse("");
        // Java's own names, which nobody else knows
        var ofJavaAlone = name.startsWith("SystemV/");
        if (ZoneId.getAvailableZoneIds().contains(name) && !ofJavaAlone) {
            return ZoneId.of(name);
        }
        if (node.isPresent()) {
            node.wrong("is no time zone of the IANA database such as America/New_York");
        }
        return ZoneOffset.UTC;
    }
}
