package org.stillpoint.treatment;

import java.util.List;
import org.stillpoint.platform.Refusal;

/** Nothing could ever be proposed. */
final class PreferencesExcludeEverything extends Refusal {

    private static final long serialVersionUID = 1L;

    PreferencesExcludeEverything(List<String> preferences) {
        super(
                TreatmentProblem.PREFERENCES_EXCLUDE_EVERYTHING,
                preferences.size() == 1
                        ? "No visit could ever start: " + preferences.getFirst() + " leaves no time."
                        : "No visit could ever start: " + String.join(", ", preferences) + " leave no time together.");
        with("preferences", preferences);
    }
}
