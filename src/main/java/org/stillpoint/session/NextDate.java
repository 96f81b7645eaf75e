package org.stillpoint.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.platform.MayBeAbsent;

/**
 * Something that a patient can be told to come or to be asked for; in words that tell nothing about a treatment.
 *
 * @param at where it has a time of day; null if not
 * @param place the site's neutral name; null where nobody has to come
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NextDate(
        LocalDate on,
        @MayBeAbsent OffsetDateTime at,

        @Schema(description = "In neutral words") String what,

        @Schema(description = "Neutral name of the place; absent where nobody has to come") @MayBeAbsent
        String place) {}
