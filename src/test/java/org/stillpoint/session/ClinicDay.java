package org.stillpoint.session;

import static org.stillpoint.testsupport.Chart.nurse;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.stillpoint.testsupport.Office;

/** One patient of a simulated day: what happens to them at which minute, and what the ledger keeps of it as it happens. */
final class ClinicDay {

    /** What is out of the ordinary. */
    enum Turn {
        NO_SHOW,
        LATE,
        TOO_HIGH,
        LONG_DOSE,
        STAYS_LONGER,
        FORGOTTEN_VITALS,
        TRANSFERRED
    }

    /** How long the phases of a service are planned, in minutes. */
    record Plan(int preparation, int dosing, int observation) {
        static final int DISCHARGE = 10;
        static final int TURNOVER = 15;

        int attended() {
            return preparation + dosing + observation + DISCHARGE;
        }
    }

    private static final Map<String, Plan> PLANS = Map.of(
            "infusion", new Plan(30, 40, 90),
            "spray", new Plan(30, 15, 120),
            "injection", new Plan(20, 5, 120));

    private final String service;
    private final Set<Turn> turns;
    private final int start;
    private final SortedMap<Integer, Runnable> script = new TreeMap<>();

    final ChartSample chart;
    final String room;
    final Plan plan;

    // The ledger, in minutes of the day; null for what has not happened.
    Integer missed;
    Integer arrived;
    Integer ready;
    Integer began;
    Integer ended;
    Integer left;
    Integer staysUntil;
    Integer lastVitals;
    String leftAs;

    ClinicDay(SessionSample booked, String service, int start, Set<Turn> turns) {
        this.service = service;
        this.turns = turns;
        this.start = start;
        plan = PLANS.get(service);
        chart = ChartSample.later(booked);
        var actors = Office.desk()
                .get("/v1/appointments/" + booked.appointment())
                .expect(200)
                .body()
                .path("actors");
        room = actors.valueStream()
                .filter(actor -> actor.path("role").asText().equals("TREATMENT_ROOM"))
                .findFirst()
                .orElseThrow()
                .path("actor")
                .asText();
        write();
    }

    private void write() {
        if (turns.contains(Turn.NO_SHOW)) {
            at(start + 20, this::doesNotCome);
            return;
        }
        int arrival = start + (turns.contains(Turn.LATE) ? 12 : -5);
        at(arrival, this::arrives);
        at(arrival + 4, this::isAsked);
        if (turns.contains(Turn.TOO_HIGH)) {
            at(arrival + 8, () -> measured(arrival + 8, 184, 112));
            at(arrival + 25, () -> leavesWithoutDose(arrival + 25));
            return;
        }
        at(arrival + 8, () -> measured(arrival + 8, 122, 78));
        at(arrival + 10, () -> becomesReady(arrival + 10));
        int dose = Math.max(start + plan.preparation(), arrival + 15);
        int length = plan.dosing() - (service.equals("spray") ? 4 : 0) + (turns.contains(Turn.LONG_DOSE) ? 25 : 0);
        doses(dose, dose + length);
        int end = dose + length;
        for (int minute = dose + 10; minute < end && !turns.contains(Turn.FORGOTTEN_VITALS); minute += 10) {
            vitals(minute);
        }
        for (int minute = end + 15; minute < end + plan.observation() - 3; minute += 15) {
            vitals(minute);
        }
        if (turns.contains(Turn.TRANSFERRED)) {
            at(end + 33, () -> isTransferred(end + 33));
            return;
        }
        int more = turns.contains(Turn.STAYS_LONGER) ? 30 : 0;
        if (more > 0) {
            at(end + 40, () -> staysLonger(more));
        }
        int home = end + plan.observation() + more + (turns.contains(Turn.LATE) ? 13 : 4);
        at(home - 2, () -> measured(home - 2, 124, 79));
        at(home - 1, this::recovers);
        at(home, () -> goesHome(home));
    }

    private void vitals(int minute) {
        at(minute, () -> measured(minute, 126, 80));
    }

    private void at(int minute, Runnable act) {
        script.merge(minute, act, (first, second) -> () -> {
            first.run();
            second.run();
        });
    }

    /** What happens at this minute. */
    void play(int minute) {
        var act = script.remove(minute);
        if (act != null) {
            act.run();
        }
    }

    int lastMinute() {
        return script.isEmpty() ? 0 : script.lastKey();
    }

    private SessionSample day() {
        return chart.day;
    }

    private void doesNotCome() {
        Office.desk()
                .ifMatch(0)
                .post("/v1/appointments/" + day().appointment() + "/no-show", Map.of())
                .expect(200);
        missed = start + 20;
    }

    private void arrives() {
        day().begun();
        arrived = start + (turns.contains(Turn.LATE) ? 12 : -5);
    }

    private void isAsked() {
        day().evidenceMet();
    }

    /** Unless they have left already. */
    private void measured(int minute, int systolic, int diastolic) {
        if (left != null) {
            return;
        }
        chart.vitals(ChartSample.signs(systolic, diastolic)).expect(201);
        lastVitals = minute;
    }

    private void becomesReady(int minute) {
        day().change(nurse(), "readiness", Map.of()).expect(200);
        ready = minute;
    }

    private void leavesWithoutDose(int minute) {
        var refused = day().change(nurse(), "readiness", Map.of());
        if (refused.status() != 422) {
            throw new AssertionError(refused.body().toString());
        }
        day().change(nurse(), "end-without-dose", Map.of("reason", "PATIENT_ILLNESS", "note", "made-up note 4711"))
                .expect(200);
        leaves(minute, "ENDED_WITHOUT_DOSE");
    }

    /** Sprays are three devices, five minutes apart. */
    private void doses(int from, int to) {
        if (service.equals("spray")) {
            at(from, () -> begins(from, chart.device(1)));
            at(from + 5, () -> chart.give(chart.device(2)).expect(201));
            at(from + 10, () -> chart.give(chart.device(3)).expect(201));
        } else if (service.equals("injection")) {
            at(from, () -> begins(from, chart.dose("KETAMINE", "IM_KETAMINE", 40)));
        } else {
            at(from, () -> begins(from, chart.drip(40)));
        }
        at(to, () -> ends(to));
    }

    private void begins(int minute, Map<String, Object> dose) {
        chart.give(dose).expect(201);
        began = minute;
    }

    private void ends(int minute) {
        var open = chart.list("doses")
                .valueStream()
                .filter(dose -> !dose.has("end"))
                .findFirst()
                .orElseThrow();
        day().change(nurse(), "doses/" + open.path("id").asText() + "/end", Map.of())
                .expect(200);
        ended = minute;
    }

    private void staysLonger(int minutes) {
        day().change(nurse(), "extension", Map.of("minutes", minutes, "reason", "made-up note 4711"))
                .expect(200);
        staysUntil = ended + plan.observation() + Plan.DISCHARGE + minutes;
    }

    private void isTransferred(int minute) {
        day().change(nurse(), "transfer", Map.of("to", "HOSPITAL", "reason", "made-up note 4711"))
                .expect(200);
        leaves(minute, "TRANSFERRED");
    }

    private void recovers() {
        DischargeSample.resolved(chart, "SEDATION", "DISSOCIATION", "RESPIRATORY_DEPRESSION");
    }

    private void goesHome(int minute) {
        day().change(nurse(), "discharge", new HashMap<>(DischargeSample.home()))
                .expect(200);
        leaves(minute, "DISCHARGED");
    }

    private void leaves(int minute, String how) {
        left = minute;
        leftAs = how;
    }

    boolean isHere() {
        return arrived != null && left == null;
    }

    boolean isInTurnover(int minute) {
        return left != null && minute < left + Plan.TURNOVER;
    }

    /** What the board has to say of the patient at this minute, by the ledger alone. */
    Map<String, String> expected(int minute, IntFunction<Instant> moment) {
        var seen = new TreeMap<String, String>();
        seen.put("status", status());
        seen.put("start", moment.apply(start).toString());
        seen.put("end", moment.apply(end(minute)).toString());
        if (missed == null && arrived == null && minute > start) {
            seen.put("minutesLate", String.valueOf(minute - start));
        }
        phase(minute).ifPresent(phase -> {
            seen.put("phase", phase);
            seen.put("minutesLeft", String.valueOf(Math.max(0, phaseEnds(phase, minute) - minute)));
        });
        return seen;
    }

    private String status() {
        if (missed != null) {
            return "NO_SHOW";
        }
        if (left != null) {
            return leftAs;
        }
        if (ended != null) {
            return "OBSERVATION";
        }
        return began != null ? "DOSING" : ready != null ? "READY" : arrived != null ? "ARRIVED" : "EXPECTED";
    }

    private Optional<String> phase(int minute) {
        if (arrived == null) {
            return Optional.empty();
        }
        if (left != null) {
            return Optional.of("TURNOVER").filter(turnover -> isInTurnover(minute));
        }
        if (ended != null) {
            return Optional.of(minute < watchedUntil() ? "OBSERVATION" : "DISCHARGE");
        }
        return Optional.of(began != null ? "DOSING" : "PREPARATION");
    }

    private int phaseEnds(String phase, int minute) {
        return switch (phase) {
            case "PREPARATION" -> start + plan.preparation();
            case "DOSING" -> began + plan.dosing();
            case "OBSERVATION" -> watchedUntil();
            case "DISCHARGE" -> watchedUntil() + Plan.DISCHARGE;
            case "TURNOVER" -> left + Plan.TURNOVER;
            default -> throw new AssertionError(phase);
        };
    }

    private int watchedUntil() {
        int watched = ended + plan.observation();
        return staysUntil == null ? watched : Math.max(watched, staysUntil - Plan.DISCHARGE);
    }

    /** When the patient leaves, as it looks at this minute: whatever is late moves what comes after it. */
    private int end(int minute) {
        if (left != null) {
            return left;
        }
        if (arrived == null) {
            return start + plan.attended();
        }
        if (ended != null) {
            return Math.max(watchedUntil(), minute) + Plan.DISCHARGE;
        }
        int dosed = began == null
                ? Math.max(start + plan.preparation(), minute) + plan.dosing()
                : Math.max(began + plan.dosing(), minute + 5);
        return dosed + plan.observation() + Plan.DISCHARGE;
    }

    boolean mayBeForgotten() {
        return turns.contains(Turn.FORGOTTEN_VITALS);
    }

    /**
     * Whether vital signs are shown as overdue: of whoever is forgotten while they are due every ten minutes. Each time is overdue
     * after two and a half minutes, until it is nearly time for the next.
     */
    boolean isForgotten(int minute) {
        if (began == null || ended != null) {
            return false;
        }
        int since = minute - began;
        return since > 10 && since % 10 > 2 && since % 10 < 8;
    }

    static List<Set<Turn>> turns() {
        return List.of(
                Set.of(),
                Set.of(Turn.LATE),
                Set.of(Turn.LONG_DOSE),
                Set.of(),
                Set.of(),
                Set.of(Turn.NO_SHOW),
                Set.of(),
                Set.of(Turn.STAYS_LONGER),
                Set.of(Turn.LATE),
                Set.of(),
                Set.of(Turn.TOO_HIGH),
                Set.of(),
                Set.of(Turn.TRANSFERRED),
                Set.of(),
                Set.of(Turn.LONG_DOSE),
                Set.of(Turn.NO_SHOW),
                Set.of(Turn.FORGOTTEN_VITALS),
                Set.of(),
                Set.of(),
                Set.of(Turn.LATE));
    }
}
