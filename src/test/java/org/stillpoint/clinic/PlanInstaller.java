package org.stillpoint.clinic;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ClientProxy;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.stillpoint.availability.ScheduleOpener;

/** Brings plans into the running clinic. */
public final class PlanInstaller {

    private PlanInstaller() {}

    /**
     * Writes what is new, and that only. The operation that loads a clinic file would look through all that the tests before have
     * brought in and booked, for each of a thousand samples.
     */
    public static void add(ClinicPlan additions) {
        var clinic = ClientProxy.unwrap(Arc.container().instance(Clinic.class).get());
        clinic.hear(QuarkusTransaction.requiringNew().call(() -> write(clinic, additions)));
    }

    private static ClinicChanged write(Clinic clinic, ClinicPlan additions) {
        var writer = Arc.container().instance(PlanWriter.class).get();
        writer.lock();
        var before = clinic.newest();
        var plan = union(before, additions);
        var nothing = new ClinicPlan(0, additions.settings(), List.of(), List.of(), List.of());
        writer.write(plan, Differences.between(nothing, additions), new Source("test", ""));
        ScheduleOpener.open(additions.actors());
        return new ClinicChanged(before, plan);
    }

    /** By the operation that loads a clinic file; retires nothing. */
    public static void change(ClinicPlan additions) {
        var change = Arc.container().instance(PlanChange.class).get();
        change.make(present -> union(present, additions), new Source("test", ""));
    }

    /** Loads a clinic file as a manager's request does; only for tests with {@link OwnClinic}. */
    public static PlanOutcome load(String file) {
        return loading().load(file.getBytes(StandardCharsets.UTF_8), "test");
    }

    /** What loading it would do. */
    public static PlanOutcome preview(String file) {
        return loading().preview(file.getBytes(StandardCharsets.UTF_8));
    }

    public static String demoFile() {
        return new String(ClinicStart.demoFile(), StandardCharsets.UTF_8);
    }

    /** The demo's plan, without a server. */
    public static ClinicPlan demoPlan() {
        return DemoClinicTest.demo();
    }

    private static ClinicFileLoading loading() {
        return Arc.container().instance(ClinicFileLoading.class).get();
    }

    /** As if another server had made all changes since. */
    public static void forgetWhatCameAfter(ClinicPlan plan) {
        ClientProxy.unwrap(Arc.container().instance(Clinic.class).get()).memory.set(plan);
    }

    private static ClinicPlan union(ClinicPlan present, ClinicPlan additions) {
        return new ClinicPlan(
                present.revision() + 1,
                present.settings(),
                both(present.sites(), additions.sites()),
                both(present.actors(), additions.actors()),
                both(present.services(), additions.services()));
    }

    private static <T> List<T> both(Collection<T> some, Collection<T> others) {
        var both = new ArrayList<>(some);
        both.addAll(others);
        return both;
    }
}
