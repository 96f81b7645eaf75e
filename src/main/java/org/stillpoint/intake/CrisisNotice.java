package org.stillpoint.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale.LanguageRange;
import java.util.Map;
import org.stillpoint.platform.PublicNotice;

/** Whatever somebody outside is told, they are told who helps in a crisis. */
@ApplicationScoped
class CrisisNotice implements PublicNotice {

    private final IntakeConfig config;

    CrisisNotice(IntakeConfig config) {
        this.config = config;
    }

    @Override
    public Map<String, Object> members(String acceptLanguage) {
        return Map.of("crisisResources", config.crisisResources(language(acceptLanguage)));
    }

    /** The first language that the caller wants and the clinic knows. */
    private String language(String acceptLanguage) {
        return ranges(acceptLanguage).stream()
                .map(range -> range.getRange().split("-")[0])
                .filter(config.crisisResources()::containsKey)
                .findFirst()
                .orElse("en");
    }

    private static List<LanguageRange> ranges(String acceptLanguage) {
        try {
            return acceptLanguage == null ? List.of() : LanguageRange.parse(acceptLanguage);
        } catch (IllegalArgumentException malformed) {
            return List.of();
        }
    }
}
