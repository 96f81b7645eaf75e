package org.stillpoint.treatment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.stillpoint.availability.TrialSample.Claim;
import org.stillpoint.clinic.Actor;
import org.stillpoint.clinic.Need;

/** Finds the best repair by trying everything: every start for every visit, every actor for every role; lanes are counted. */
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
        if (isFree(own, taken, 1)) {
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
                serve(at, roles, role, actor, taken, actors, serving);
                serving.remove(actor.id());
            }
        }
    }

    private void serve(
            int at,
            List<List<Need>> roles,
            int role,
            Actor actor,
            List<Claim> taken,
            int actors,
            HashSet<UUID> serving) {
        int before = taken.size();
        if (roles.get(role).stream().allMatch(need -> take(at, need, actor, taken))) {
            cast(at, roles, role + 1, taken, actors, serving);
        }
        taken.subList(before, taken.size()).clear();
    }

    private boolean take(int at, Need need, Actor actor, List<Claim> taken) {
        var claim = RandomRepair.claim(
                visit(at).appointment(),
                actor,
                0,
                need,
                visit(at).service(),
                chosen.get(at).start());
        for (int lanes = 0; lanes < need.lanes(); lanes++) {
            if (!clinic.isOpen(claim) || !isFree(claim, taken, actor.lanes())) {
                return false;
            }
            taken.add(claim);
        }
        return true;
    }

    /** Whether fewer than all lanes are taken at every moment: there are most where something begins. */
    private static boolean isFree(Claim claim, List<Claim> taken, int lanes) {
        var others = taken.stream()
                .filter(other -> other.schedule().equals(claim.schedule())
                        && claim.from().isBefore(other.to())
                        && other.from().isBefore(claim.to()))
                .toList();
        return Stream.concat(Stream.of(claim), others.stream())
                .map(Claim::from)
                .filter(moment -> !moment.isBefore(claim.from()))
                .allMatch(moment -> others.stream()
                                .filter(other -> !other.from().isAfter(moment)
                                        && other.to().isAfter(moment))
                                .count()
                        < lanes);
    }
}
