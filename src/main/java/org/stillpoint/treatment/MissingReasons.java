package org.stillpoint.treatment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Tells for a session without a date what is against each day on which it is due. */
final class MissingReasons {

    private final CourseFrame frame;
    private final SeatedPlan plan;

    MissingReasons(CourseFrame frame, SeatedPlan plan) {
        this.frame = frame;
        this.plan = plan;
    }

    List<MissingSession> all() {
        return IntStream.range(0, frame.sessions())
                .filter(wish -> plan.missing().contains(frame.wish(wish)))
                .mapToObj(this::reasons)
                .toList();
    }

    private MissingSession reasons(int index) {
        var wish = frame.wish(index);
        var placing = placingBefore(index);
        var around = frame.rhythm().due(placing, index);
        var due = IntStream.rangeClosed(Math.max(0, around.from()), around.to())
                .filter(around::has)
                .boxed()
                .toList();
        var objections = new Objections();
        var withoutSlot = new ArrayList<LocalDate>();
        due.forEach(day -> object(wish, frame.date(day), objections, withoutSlot));
        if (due.isEmpty()) {
            objections.add(
                    "RHYTHM", "no day from %s on is in the rhythm of its step".formatted(frame.date(around.from())));
        }
        var span = new DateSpan(
                frame.date(due.isEmpty() ? around.from() : due.getFirst()),
                frame.date(due.isEmpty() ? Math.max(around.from(), around.to()) : due.getLast()));
        return new MissingSession(
                wish, span, objections.all(), withoutSlot, new Alternatives(frame, plan).nearest(wish, span, due));
    }

    private void object(SessionWish wish, LocalDate day, Objections objections, List<LocalDate> withoutSlot) {
        var starts = frame.question().calendar().starts(wish.service(), day);
        if (starts.isEmpty()) {
            withoutSlot.add(day);
            objections.add("NOTHING_FREE", "nothing is free on " + day);
            return;
        }
        var refusals = plan.refusals(wish, day);
        refusals.forEach(each -> objections.add(each.code().name(), each.why()));
        if (starts.stream().noneMatch(start -> frame.preferences().kept(day, start))) {
            starts.stream()
                    .flatMap(start -> frame.preferences().broken(day, start).stream())
                    .distinct()
                    .forEach(each -> objections.addOnce(each.code(), day, each.why()));
        } else if (refusals.isEmpty()) {
            objections.add("RHYTHM", "with a session on %s another one would lose its place".formatted(day));
        }
    }

    /** What the search knew when it came to this session. */
    private Placing placingBefore(int index) {
        var placing = Placing.NOTHING;
        for (int wish = 0; wish <= index; wish++) {
            placing = frame.entersStep(wish) ? placing.enteringStep() : placing;
            if (wish < index) {
                placing = after(placing, wish);
            }
        }
        return placing;
    }

    private Placing after(Placing placing, int wish) {
        return plan.sessions().stream()
                .filter(session -> session.wish().equals(frame.wish(wish)))
                .findFirst()
                .map(session -> frame.place(placing, wish, frame.number(session.day())))
                .orElseGet(() -> placing.without(frame.wish(wish)));
    }

    /** One sentence for each code: the first, and how many more. */
    private static final class Objections {

        private final Map<String, List<String>> reasons = new LinkedHashMap<>();
        private final Map<String, LocalDate> lastDays = new LinkedHashMap<>();

        void add(String code, String why) {
            reasons.computeIfAbsent(code, _ -> new ArrayList<>()).add(why);
        }

        /** Once a day. */
        void addOnce(String code, LocalDate day, String why) {
            if (!day.equals(lastDays.put(code, day))) {
                add(code, why);
            }
        }

        List<Objection> all() {
            return reasons.entrySet().stream()
                    .map(each -> new Objection(each.getKey(), inWords(each.getValue())))
                    .toList();
        }

        private static String inWords(List<String> whys) {
            int more = whys.size() - 1;
            return more == 0 ? whys.getFirst() : "%s; the same on %d more days".formatted(whys.getFirst(), more);
        }
    }
}
