package org.stillpoint.clinic;

import java.util.List;
import java.util.Locale;

/** Words that must not stand in names which reach messages, calendars and the public. */
final class Wording {

    private static final List<String> TELLING = List.of("ketamine", "spravato", "psychiatr", "infusion");

    private Wording() {}

    static void neutral(FileNode node) {
        var text = node.text().orElse("").toLowerCase(Locale.ROOT);
        TELLING.stream()
                .filter(text::contains)
                .findFirst()
                .ifPresent(word -> node.wrong(
                        "must be neutral, for it stands in messages and calendars: it tells of \"" + word + "\""));
    }
}
