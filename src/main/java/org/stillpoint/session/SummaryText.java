package org.stillpoint.session;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.stillpoint.clinic.Site;

/** The summary in plain, neutral words. */
final class SummaryText {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, MMMM d, uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEEE, MMMM d, uuuu, h:mm a", Locale.ENGLISH);

    private SummaryText() {}

    static List<String> of(
            Site site, OffsetDateTime visit, SummaryView.NoDriving ban, String instructions, List<NextDate> nextDates) {
        var text = new ArrayList<String>();
        text.add("Your visit at " + site.alias() + " on " + DAY.format(visit) + ".");
        if (ban != null) {
            text.add("Do not drive or use machines before " + MOMENT.format(ban.notBefore())
                    + (ban.afterRestfulSleep() ? ", and not before a restful night's sleep." : "."));
        }
        if (instructions != null) {
            text.add(instructions);
        }
        nextDates.forEach(date -> text.add(line(date)));
        text.add("If you have questions or do not feel well, call us: " + site.phone() + ".");
        return List.copyOf(text);
    }

    private static String line(NextDate date) {
        var when = date.at() == null ? DAY.format(date.on()) : MOMENT.format(date.at());
        return "Next: " + date.what() + ", " + when + (date.place() == null ? "." : ", " + date.place() + ".");
    }
}
