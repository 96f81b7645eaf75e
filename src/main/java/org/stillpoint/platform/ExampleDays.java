package org.stillpoint.platform;

import io.quarkus.arc.Arc;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/**
 * Keeps the examples usable. They are written for the week of Tuesday 1 December 2026, and so they stand in the stored
 * document; whoever reads the document from a server gets them moved by whole weeks to the first Tuesday that lies at least five
 * weeks ahead, which is inside of every horizon and after the demo's own appointments. Local times stay what they are.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_PER_REQUEST)
public class ExampleDays implements OASFilter {

    private static final LocalDate WRITTEN_FOR = LocalDate.of(2026, 12, 1);
    private static final int DAYS_AHEAD = 35;
    private static final Pattern DATE = Pattern.compile("20(2[6-9]|[3-9]\\d)-\\d\\d-\\d\\d");
    private static final Pattern MOMENT = Pattern.compile(DATE + "T\\d\\d:\\d\\d:\\d\\d(Z|[+-]\\d\\d:\\d\\d)");

    /** Where the examples' local times are meant: the site {@code harbor}. */
    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    private final long weeks;

    public ExampleDays() {
        this(LocalDate.ofInstant(Arc.container().instance(Clock.class).get().instant(), ZoneOffset.UTC));
    }

    ExampleDays(LocalDate today) {
        var days = ChronoUnit.DAYS.between(WRITTEN_FOR, today.plusDays(DAYS_AHEAD));
        weeks = Math.ceilDiv(days, 7);
    }

    @Override
    public Parameter filterParameter(Parameter parameter) {
        parameter.setExample(moved(parameter.getExample()));
        if (parameter.getExamples() != null) {
            parameter.getExamples().values().forEach(this::move);
        }
        return parameter;
    }

    @Override
    public org.eclipse.microprofile.openapi.models.Operation filterOperation(
            org.eclipse.microprofile.openapi.models.Operation operation) {
        if (operation.getRequestBody() != null) {
            operation.getRequestBody().getContent().getMediaTypes().values().forEach(this::move);
        }
        operation.getResponses().getAPIResponses().values().stream()
                .filter(response -> response.getContent() != null)
                .flatMap(response -> response.getContent().getMediaTypes().values().stream())
                .forEach(this::move);
        return operation;
    }

    private void move(MediaType content) {
        content.setExample(moved(content.getExample()));
        if (content.getExamples() != null) {
            content.getExamples().values().forEach(this::move);
        }
    }

    private void move(Example example) {
        example.setValue(moved(example.getValue()));
    }

    /** The same value with its days moved; other kinds of values are left alone. */
    Object moved(Object value) {
        return switch (value) {
            case null -> null;
            case Map<?, ?> members -> {
                var moved = new LinkedHashMap<Object, Object>();
                members.forEach((name, member) -> moved.put(name, moved(member)));
                yield moved;
            }
            case List<?> items -> items.stream().map(this::moved).toList();
            case String text
            when DATE.matcher(text).matches() ->
                LocalDate.parse(text).plusWeeks(weeks).toString();
            case String text when MOMENT.matcher(text).matches() -> moved(OffsetDateTime.parse(text));
            default -> value;
        };
    }

    private String moved(OffsetDateTime moment) {
        var local = moment.atZoneSameInstant(ZONE).toLocalDateTime().plusWeeks(weeks);
        var there = local.atZone(ZONE).toOffsetDateTime();
        var moved = moment.getOffset().equals(ZoneOffset.UTC) ? there.withOffsetSameInstant(ZoneOffset.UTC) : there;
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moved);
    }
}
