package org.stillpoint.treatment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stillpoint.clinic.Difference;
import org.stillpoint.clinic.EntityKind;
import org.stillpoint.clinic.FileSection;
import org.stillpoint.clinic.PlanGuard.Stranded;

/** What a clinic file makes of the protocols. */
final class ProtocolChange implements FileSection.Change {

    /** What is done to one code; told before it is done. */
    private record Step(Difference difference, Writing writing) {}

    private interface Writing {
        void by(String author);
    }

    private final ProtocolVersions versions;
    private final Map<String, KeptProtocol> kept;
    private final List<Step> steps = new ArrayList<>();
    private final List<Stranded> stranded = new ArrayList<>();

    ProtocolChange(ProtocolVersions versions, List<KeptProtocol> kept) {
        this.versions = versions;
        this.kept = kept.stream().collect(Collectors.toMap(KeptProtocol::code, Function.identity()));
    }

    /** These and no others. */
    ProtocolChange toAll(List<Protocol> wanted) {
        wanted.forEach(protocol -> have(protocol, Optional.empty()));
        var codes = wanted.stream().map(Protocol::code).collect(Collectors.toSet());
        inUse().filter(protocol -> !codes.contains(protocol.code()))
                .forEach(protocol -> retire(protocol, Optional.empty()));
        return this;
    }

    /** What people wrote stays, and needs its services; of what ships there is what has its services. */
    ProtocolChange toShipped(List<Protocol> shipped, ProtocolServices services) {
        var byItself = Optional.of(KeptProtocol.DEFAULT);
        shipped.stream()
                .filter(protocol -> isNobodys(protocol.code()))
                .filter(protocol -> services.misfit(protocol).isEmpty())
                .forEach(protocol -> have(protocol, byItself));
        inUse().forEach(one -> services.misfit(one.protocol()).ifPresent(why -> {
            if (one.isNobodys()) {
                retire(one, byItself);
            } else {
                stranded.add(new Stranded("PROTOCOL", one.protocol().id(), one.code(), null, why));
            }
        }));
        return this;
    }

    private boolean isNobodys(String code) {
        return Optional.ofNullable(kept.get(code)).map(KeptProtocol::isNobodys).orElse(true);
    }

    private Stream<KeptProtocol> inUse() {
        return kept.values().stream().filter(one -> !one.protocol().retired());
    }

    private void have(Protocol wanted, Optional<String> author) {
        var present = Optional.ofNullable(kept.get(wanted.code()));
        if (present.isEmpty()) {
            step(wanted.code(), Difference.Change.ADDED, List.of(), by -> versions.add(wanted, 1, author.orElse(by)));
            return;
        }
        var newest = present.get().protocol();
        var back = newest.retired() ? Difference.Change.RESTORED : Difference.Change.CHANGED;
        if (!present.get().says(wanted)) {
            var fields = ProtocolDefinition.of(newest).differenceTo(ProtocolDefinition.of(wanted));
            step(wanted.code(), back, fields, by -> versions.add(wanted, newest.version() + 1, author.orElse(by)));
        } else if (newest.retired()) {
            step(wanted.code(), back, List.of(), by -> versions.restore(newest));
        }
    }

    private void retire(KeptProtocol one, Optional<String> author) {
        step(
                one.code(),
                Difference.Change.RETIRED,
                List.of(),
                by -> versions.retire(one.protocol(), author.orElse(by)));
    }

    private void step(String code, Difference.Change change, List<String> fields, Writing writing) {
        steps.add(new Step(new Difference(EntityKind.PROTOCOL, code, change, fields), writing));
    }

    @Override
    public List<Difference> differences() {
        return steps.stream()
                .map(Step::difference)
                .sorted(Comparator.comparing(Difference::code))
                .toList();
    }

    @Override
    public List<Stranded> stranded() {
        return stranded;
    }

    @Override
    public void write(String author) {
        steps.forEach(step -> step.writing().by(author));
    }
}
