package org.stillpoint.platform;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which page of a list: {@code ?limit=} 1 to 200 (default 50) and {@code ?after=<cursor>}. */
public class PageRequest {

    static final String AFTER = "after";

    @Min(1)
    @Max(200)
    @QueryParam("limit")
    @DefaultValue("50")
    @Parameter(description = "How many items at most, 1 to 200")
    int limit;

    @QueryParam(AFTER)
    @Parameter(description = "The `next` of the page before")
    String after;

    public int limit() {
        return limit;
    }

    /** Where the page before ended. */
    public Optional<Cursor> after() {
        return rawAfter().map(Cursor::decode);
    }

    /** The cursor as the page before wrote it, for lists that are in another order than {@link Cursor}'s. */
    public Optional<String> rawAfter() {
        return Optional.ofNullable(after).map(CursorMarks::without);
    }
}
