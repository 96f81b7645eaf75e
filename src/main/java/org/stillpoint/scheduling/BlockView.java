package org.stillpoint.scheduling;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.clinic.Actor;
import org.stillpoint.clinic.Site;
import org.stillpoint.platform.MayBeAbsent;
import org.stillpoint.platform.SensitiveText;
import org.stillpoint.platform.Unreadable;

/** A block; {@code displaced} lists, in the answer to making it, the appointments that now have to be moved. */
public record BlockView(
        UUID id,
        String actor,
        OffsetDateTime start,
        OffsetDateTime end,
        ZoneId timeZone,
        BlockKind kind,
        @Schema(description = "(FRONT_DESK)") @MayBeAbsent String note,

        @Schema(description = "Only in the answer to making the block") @MayBeAbsent
        List<InTheWay> displaced,

        @Schema(description = "Members whose values are stored and can not be read") @MayBeAbsent
        List<String> unreadable) {

    /** {@code noted}: for whoever may know why somebody is away. */
    static BlockView of(Block block, Actor actor, Site site, List<InTheWay> displaced, boolean noted) {
        var note = block.note().filter(text -> noted);
        return new BlockView(
                block.id(),
                actor.code(),
                AppointmentViews.at(block.start(), site.zone()),
                AppointmentViews.at(block.end(), site.zone()),
                site.zone(),
                block.kind(),
                note.flatMap(SensitiveText::text).orElse(null),
                displaced,
                Unreadable.among("note", note.orElse(null)).names());
    }
}
