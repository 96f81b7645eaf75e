package org.stillpoint.clinic;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.stillpoint.clinic.Difference.Change;

/** Compares two plans, in the order in which changes have to be written. */
final class Differences {

    private static final String SETTINGS_CODE = "clinic";
    /** What is called otherwise in the clinic file. */
    private static final Map<String, String> NAMES = Map.of("siteId", "site", "zone", "timeZone");

    private final List<Difference> found = new ArrayList<>();

    private Differences() {}

    static List<Difference> between(ClinicPlan before, ClinicPlan after) {
        var differences = new Differences();
        if (!before.settings().equals(after.settings())) {
            var fields = fields(before.settings(), after.settings());
            differences.found.add(new Difference(EntityKind.SETTINGS, SETTINGS_CODE, Change.CHANGED, fields));
        }
        differences.compare(EntityKind.SITE, after.sites(), Site::code, Site::retired, before::site);
        differences.compare(EntityKind.ACTOR, after.actors(), Actor::code, Actor::retired, before::actor);
        differences.compare(EntityKind.SERVICE, after.services(), Service::code, Service::retired, before::service);
        return List.copyOf(differences.found);
    }

    private <T extends Record> void compare(
            EntityKind kind,
            Collection<T> after,
            Function<T, String> code,
            Predicate<T> retired,
            Function<String, Optional<T>> before) {
        after.stream().sorted(Comparator.comparing(code)).forEach(now -> {
            var then = before.apply(code.apply(now));
            if (then.isEmpty()) {
                found.add(new Difference(kind, code.apply(now), Change.ADDED, List.of()));
            } else if (!then.get().equals(now)) {
                var change = change(retired.test(then.get()), retired.test(now));
                found.add(new Difference(kind, code.apply(now), change, fields(then.get(), now)));
            }
        });
    }

    private static Change change(boolean wasRetired, boolean isRetired) {
        if (wasRetired == isRetired) {
            return Change.CHANGED;
        }
        return isRetired ? Change.RETIRED : Change.RESTORED;
    }

    private static List<String> fields(Record before, Record after) {
        var fields = new ArrayList<String>();
        for (var component : before.getClass().getRecordComponents()) {
            var name = component.getName();
            if (!name.equals("retired") && !value(component, before).equals(value(component, after))) {
                fields.add(NAMES.getOrDefault(name, name));
            }
        }
        return List.copyOf(fields);
    }

    private static Object value(RecordComponent component, Record of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
