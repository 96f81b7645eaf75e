package org.stillpoint.clinic;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads a service of the clinic file: its phases, and where and when it can be booked. */
final class ServiceReader {

    private static final int MINUTES_OF_DAY = 24 * 60;
    private static final int DEFAULT_GRID_MINUTES = 15;
    private static final int DEFAULT_HORIZON_DAYS = 365;

    private final EntityIds ids;
    private final Set<String> siteCodes;

    ServiceReader(EntityIds ids, Set<String> siteCodes) {
        this.ids = ids;
        this.siteCodes = siteCodes;
    }

    Service service(FileNode node) {
        var code = node.text("code");
        var phases = phases(node);
        Wording.neutral(node.at("publicName"));
        var service = new Service(
                ids.of(EntityKind.SERVICE, code),
                code,
                node.text("name"),
                node.text("publicName"),
                route(node),
                phases,
                NeedsReader.needs(node, phases),
                grid(node),
                node.number("minimumNoticeMinutes").orElse(0),
                node.number("horizonDays").orElse(DEFAULT_HORIZON_DAYS),
                node.flag("openToPublic"),
                sites(node),
                false);
        LabelRules.check(service, node);
        return service;
    }

    private static Route route(FileNode node) {
        var route = node.constant("route", Route.class).orElse(Route.NONE);
        if (route.isDisabled()) {
            node.at("route").wrong("the oral route is disabled");
        }
        return route;
    }

    private static List<Phase> phases(FileNode node) {
        var phases = new ArrayList<Phase>();
        for (var item : node.items("phases")) {
            phase(item).ifPresent(phase -> {
                if (!phases.isEmpty() && phase.code().compareTo(phases.getLast().code()) <= 0) {
                    item.at("code")
                            .wrong(phase.code() + " can not follow "
                                    + phases.getLast().code());
                }
                phases.add(phase);
            });
        }
        if (!phases.isEmpty() && phases.stream().noneMatch(phase -> phase.code() == PhaseCode.DOSING)) {
            node.at("phases").wrong("lacks DOSING, which is the core of every visit, also of one without a dose");
        }
        if (phases.stream().mapToInt(Phase::minutes).sum() > MINUTES_OF_DAY) {
            node.at("phases").wrong("last longer than a day together");
        }
        return List.copyOf(phases);
    }

    private static Optional<Phase> phase(FileNode item) {
        var minutes = item.number("minutes").orElse(0);
        var floor = item.number("floorMinutes");
        if (floor.isPresent() && minutes < floor.get()) {
            item.at("minutes").wrong("is below the phase's own floor of " + floor.get() + " minutes");
        }
        return item.constant("code", PhaseCode.class)
                .map(code -> new Phase(code, minutes, floor, item.at("source").text()));
    }

    private static int grid(FileNode node) {
        var grid = node.number("startGridMinutes").orElse(DEFAULT_GRID_MINUTES);
        if (grid > 0 && MINUTES_OF_DAY % grid != 0) {
            node.at("startGridMinutes").wrong("must divide a day of 1440 minutes evenly");
        }
        return grid;
    }

    private Set<UUID> sites(FileNode node) {
        var sites = new HashSet<UUID>();
        for (var item : node.items("sites")) {
            item.text().ifPresent(code -> {
                if (!siteCodes.contains(code)) {
                    item.wrong("there is no site " + code);
                }
                sites.add(ids.of(EntityKind.SITE, code));
            });
        }
        return Set.copyOf(sites);
    }
}
