package org.stillpoint.clinic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Reads the content of a clinic file and finds what its structure can not tell: what refers to nothing, what can not be. */
final class ContentReader {

    private static final Settings DEFAULTS = new Settings(10, 24, 3);

    private final FileNode root;
    private final EntityIds ids;

    ContentReader(FileNode root, EntityIds ids) {
        this.root = root;
        this.ids = ids;
    }

    ClinicContent read() {
        var siteCodes = codes("sites");
        codes("actors");
        codes("services");
        var sites = each("sites", new SiteReader(ids)::site);
        var actors = each("actors", new ActorReader(ids, siteCodes)::actor);
        var services = each("services", new ServiceReader(ids, siteCodes)::service);
        var capabilities = new CapabilityRules(sites, actors);
        each("services", services, capabilities::check);
        return new ClinicContent(settings(), sites, actors, services);
    }

    private Settings settings() {
        var node = root.at("settings");
        return new Settings(
                node.number("holdMinutes").orElse(DEFAULTS.holdMinutes()),
                node.number("cancelNoticeHours").orElse(DEFAULTS.cancelNoticeHours()),
                node.number("publicHolds").orElse(DEFAULTS.publicHolds()));
    }

    private Set<String> codes(String list) {
        var lines = new HashMap<String, FileNode>();
        for (var item : root.items(list)) {
            var code = item.at("code");
            code.text().ifPresent(text -> {
                var first = lines.putIfAbsent(text, code);
                if (first != null) {
                    code.wrong("the code " + text + " is used before, at " + first.pointer());
                }
            });
        }
        return new HashSet<>(lines.keySet());
    }

    private <T> List<T> each(String list, Function<FileNode, T> reader) {
        var read = new ArrayList<T>();
        for (var item : root.items(list)) {
            read.add(reader.apply(item));
        }
        return read;
    }

    private <T> void each(String list, List<T> read, BiConsumer<T, FileNode> check) {
        var items = root.items(list);
        for (var i = 0; i < items.size(); i++) {
            check.accept(read.get(i), items.get(i));
        }
    }
}
