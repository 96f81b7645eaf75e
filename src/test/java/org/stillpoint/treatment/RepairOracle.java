package org.stillpoint.treatment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.stillpoint.availability.TrialSample.Claim;
import org.stillpoint.clinic.Actor;
import org.stillpoint.clinic.Need;

/** Finds the best repair by trying everything: every start for every visit, every actor for every role, every lane. */
final class RepairOracle {

    private final RandomRepair clinic;
    private final RepairQuestion question;
    private final List<RepairChoice> chosen = new ArrayList<>();
    private RepairCost best = new RepairCost(1, 0, 0, 0, 0);
    private int fewestActors;

    private RepairOracle(RandomRepair clinic, RepairQuestion question) {
        this.clinic = clinic;
        this.question = question;
    }

    static RepairCost best(RandomRepair clinic, RepairQuestion question) {
        var oracle = new RepairOracle(clinic, question);
        oracle.choose(0);
        return oracle.best;
    }

    private void choose(int at) {
        if (costSoFar(0).compareTo(best) >= 0) {
            return;
        }
        if (at == question.visits().size()) {
            seatAll();
            return;
        }
        for (var choice : question.visits().get(at).choices()) {
            chosen.add(choice);
            choose(at + 1);
            chosen.removeLast();
        }
        chosen.add(null);
        choose(at + 1);
        chosen.removeLast();
    }

    private RepairCost costSoFar(int actors) {
        int lost = 0;
        long minutes = 0;
        var people = new HashSet<UUID>();
        for (int at = 0; at < chosen.size(); at++) {
            var choice = chosen.get(at);
            lost += choice == null ? 1 : 0;
            if (choice != null && choice.moves()) {
                minutes += choice.minutesMoved();
                people.add(visit(at).patient());
            }
        }
        return new RepairCost(0, lost, people.size(), minutes, actors);
    }

    private DisplacedVisit visit(int at) {
        return question.visits().get(at).visit();
    }

    private void seatAll() {
        var taken = new ArrayList<>(clinic.standing());
        Map<UUID, Map<UUID, LocalDate>> days = new HashMap<>();
        for (int at = 0; at < chosen.size(); at++) {
            var visit = visit(at);
            var choice = chosen.get(at);
            days.computeIfAbsent(visit.patient(), each -> new HashMap<>())
                    .put(visit.appointment(), choice == null ? visit.day() : choice.day());
            if (choice == null) {
                taken.addAll(clinic.left(visit));
            }
        }
        if (days.entrySet().stream().allMatch(each -> clinic.allows(each.getKey(), each.getValue()))) {
            fewestActors = Integer.MAX_VALUE;
            seat(0, taken, 0);
            if (fewestActors < Integer.MAX_VALUE && costSoFar(fewestActors).compareTo(best) < 0) {
                best = costSoFar(fewestActors);
            }
        }
    }

    private void seat(int at, List<Claim> taken, int actors) {
        if (actors >= fewestActors) {
            return;
        }
        if (at == chosen.size()) {
            fewestActors = actors;
            return;
        }
        if (chosen.get(at) == null) {
            seat(at + 1, taken, actors);
            return;
        }
        var visit = visit(at);
        var start = chosen.get(at).start();
        var own = new Claim(
                visit.appointment(),
                visit.patient(),
                0,
                start,
                start.plusSeconds(60L * visit.service().patientMinutes()));
        if (isFree(own, taken)) {
            taken.add(own);
            cast(at, List.copyOf(RandomRepair.roles(visit.service()).values()), 0, taken, actors, new HashSet<>());
            taken.removeLast();
        }
    }

    private void cast(int at, List<List<Need>> roles, int role, List<Claim> taken, int actors, HashSet<UUID> serving) {
        if (role == roles.size()) {
            int lost = (int) visit(at).actors().stream()
                    .filter(actor -> !serving.contains(actor))
                    .count();
            seat(at + 1, taken, actors + lost);
            return;
        }
        for (var actor : clinic.actors()) {
            var capable = roles.get(role).stream().allMatch(need -> actor.canServeAs(need.capability()));
            boolean avoided = visit(at).terms().preferences().avoided().contains(actor.id());
            if (capable && !avoided && serving.add(actor.id())) {
                lanes(at, roles, role, 0, 0, -1, actor, taken, actors, serving);
                serving.remove(actor.id());
            }
        }
    }

    private void lanes(
            int at,
            List<List<Need>> roles,
            int role,
            int need,
            int placed,
            int last,
            Actor actor,
            List<Claim> taken,
            int actors,
            HashSet<UUID> serving) {
        if (need == roles.get(role).size()) {
            cast(at, roles, role + 1, taken, actors, serving);
            return;
        }
        var wanted = roles.get(role).get(need);
        if (placed == wanted.lanes()) {
            lanes(at, roles, role, need + 1, 0, -1, actor, taken, actors, serving);
            return;
        }
        for (int lane = last + 1; lane < actor.lanes(); lane++) {
            var claim = RandomRepair.claim(
                    visit(at).appointment(),
                    actor,
                    lane,
                    wanted,
                    visit(at).service(),
                    chosen.get(at).start());
            if (clinic.isOpen(claim) && isFree(claim, taken)) {
                taken.add(claim);
                lanes(at, roles, role, need, placed + 1, lane, actor, taken, actors, serving);
                taken.removeLast();
            }
        }
    }

    private static boolean isFree(Claim claim, List<Claim> taken) {
        return taken.stream().noneMatch(other -> RandomRepair.meet(claim, other));
    }
}
