package org.stillpoint.scheduling;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stillpoint.availability.VisitAt;
import org.stillpoint.clinic.Service;

/** What the clinic asks of the start of a visit, each rule with the sentence that says why not. */
enum StartRule {
    /** Only a visit that was booked long ago can break it: nothing else is found by a code that is retired. */
    STILL_OFFERED(false) {
        @Override
        Optional<String> whyNot(VisitAt visit, Instant now) {
            return brokenUnless(
                    !visit.service().retired() && !visit.site().retired(), "The clinic does not offer this any more.");
        }
    },
    ON_THE_GRID(false) {
        @Override
        Optional<String> whyNot(VisitAt visit, Instant now) {
            int minutes = visit.service().startGridMinutes();
            return brokenUnless(visit.isOnStartGrid(), "Visits start every " + minutes + " minutes of local time.");
        }
    },
    NOT_IN_THE_PAST(false) {
        @Override
        Optional<String> whyNot(VisitAt visit, Instant now) {
            return brokenUnless(!visit.start().isBefore(now), "The start is in the past.");
        }
    },
    MINIMUM_NOTICE(true) {
        @Override
        Optional<String> whyNot(VisitAt visit, Instant now) {
            return brokenUnless(
                    !visit.start().isBefore(earliest(visit.service(), now)),
                    "This has to be booked at least " + visit.service().minimumNoticeMinutes() + " minutes ahead.");
        }
    },
    HORIZON(true) {
        @Override
        Optional<String> whyNot(VisitAt visit, Instant now) {
            return brokenUnless(
                    !visit.start().isAfter(latest(visit.service(), now)),
                    "This can be booked at most " + visit.service().horizonDays() + " days ahead.");
        }
    };

    /** A rule that is not kept. */
    public record Broken(String rule, String detail) {}

    private final boolean overridable;

    StartRule(boolean overridable) {
        this.overridable = overridable;
    }

    abstract Optional<String> whyNot(VisitAt visit, Instant now);

    /** Refuses a start with all rules that it breaks; an override lifts those that may be lifted. */
    static void insist(VisitAt visit, Instant now, boolean override) {
        var broken = broken(visit, now, override);
        if (!broken.isEmpty()) {
            throw new StartNotAllowed(broken);
        }
    }

    /** The same for several visits, by their places in a list: tells which of them break which rules. */
    static void insistOnAll(SortedMap<Integer, VisitAt> visits, Instant now, boolean override) {
        var broken = broken(visits, now, override);
        if (!broken.isEmpty()) {
            throw StartNotAllowed.ofVisits(visits, broken);
        }
    }

    /** Of the visits that break rules, which; of the others nothing. */
    static SortedMap<Integer, List<Broken>> broken(SortedMap<Integer, VisitAt> visits, Instant now, boolean override) {
        var found = new TreeMap<Integer, List<Broken>>();
        visits.forEach((index, visit) -> {
            var broken = broken(visit, now, override);
            if (!broken.isEmpty()) {
                found.put(index, broken);
            }
        });
        return found;
    }

    /** The reason that is kept with the time: that of an override which lifted one of these rules, or meant to. */
    static Optional<String> excuse(VisitAt visit, Instant now, Optional<RuleOverride> override) {
        return override.filter(given -> given.liftedGates().isEmpty()
                        || !broken(visit, now, false).isEmpty())
                .map(RuleOverride::reason);
    }

    static List<Broken> broken(VisitAt visit, Instant now, boolean override) {
        var broken = new ArrayList<Broken>();
        for (var rule : values()) {
            if (!(override && rule.overridable)) {
                rule.whyNot(visit, now).ifPresent(why -> broken.add(new Broken(rule.name(), why)));
            }
        }
        return List.copyOf(broken);
    }

    static Instant earliest(Service service, Instant now) {
        return now.plus(Duration.ofMinutes(service.minimumNoticeMinutes()));
    }

    static Instant latest(Service service, Instant now) {
        return now.plus(Duration.ofDays(service.horizonDays()));
    }

    private static Optional<String> brokenUnless(boolean kept, String why) {
        return kept ? Optional.empty() : Optional.of(why);
    }
}
