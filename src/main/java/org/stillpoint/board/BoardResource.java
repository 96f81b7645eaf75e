package org.stillpoint.board;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.stillpoint.board.Message.Alive;
import org.stillpoint.board.Message.Changed;
import org.stillpoint.board.Message.Ended;
import org.stillpoint.board.Message.Listening;
import org.stillpoint.board.Message.ReadAnew;
import org.stillpoint.platform.Refuses;
import org.stillpoint.platform.Versions;
import org.stillpoint.security.Roles;

@Path("/v1/board")
@Tag(name = "The day")
@RunOnVirtualThread
@RolesAllowed(Roles.FRONT_DESK)
public class BoardResource {

    private final Board board;
    private final BoardEvents events;

    BoardResource(Board board, BoardEvents events) {
        this.board = board;
        this.events = events;
    }

    @GET
    @Operation(
            operationId = "readBoard",
            summary = "See what is happening at a site now",
            description =
                    "Every room with everybody who is expected, here or has left today: how far they are, what is due, who is late.")
    public RestResponse<BoardView> read(
            @QueryParam("site") @Parameter(required = true, description = "Code of the site", example = "harbor")
                    String site) {
        var view = board.read(site);
        return Versions.ok(view, view.version());
    }

    @GET
    @Path("/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listenToBoard",
            summary = "Hear each change of the board as it happens",
            description = """
                    Server-sent events. The first is `listening`: you hear everything that happens after its `id`. `changed` tells what
                    has happened since the event before it: read the board again. Send the last `id` as `Last-Event-ID` to go on where
                    you were, or a board's `lastEventId` to go on from there: nothing is lost and nothing comes twice, whichever server
                    answers. Where what has happened meanwhile is not known any more, because you were away for a day or the database is
                    another one, `read-anew` is the first in place of `listening`: read the board, and you hear everything that happens after this `id`. `ended` comes
                    last and says why: its data is `{"reason": "SIGNED_OUT"}`, `TOO_SLOW` or `STOPPING`, and it has no `id`. The data of
                    `listening` and `read-anew` is `{}`. Comments are signs of life.""")
    @APIResponse(
            responseCode = "200",
            description = "The events, until somebody ends it; the schema is that of the data of `changed`",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = BoardChangesView.class)))
    @Refuses(status = 429, problems = "too-many-listeners")
    public void listen(
            @QueryParam("site") @Parameter(required = true, description = "Code of the site", example = "harbor")
                    String site,
            @HeaderParam("Last-Event-ID")
                    @Parameter(
                            description =
                                    "The last `id` that you got, or the `lastEventId` of a board; absent: from now on")
                    String lastEventId,
            @Context SseEventSink sink,
            @Context Sse sse,
            @Context HttpServerRequest request) {
        events.listen(site, lastEventId, new Browser(sink, sse, request));
        sink.close();
    }

    /** Whoever has the connection. */
    private record Browser(SseEventSink sink, Sse sse, HttpServerRequest request) implements Audience {

        @Override
        public boolean isThere() {
            return !sink.isClosed();
        }

        @Override
        public boolean take(Message message, Duration patience) {
            try {
                sink.send(event(message)).toCompletableFuture().get(patience.toMillis(), TimeUnit.MILLISECONDS);
                return true;
            } catch (TimeoutException slow) {
                // Ending the answer would queue behind what is not taken.
                request.connection().close();
                return false;
            } catch (ExecutionException | IllegalStateException gone) {
                return false;
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        private OutboundSseEvent event(Message message) {
            var event = sse.newEventBuilder();
            return switch (message) {
                case Listening(var position, var reconnectAfter) ->
                    event.name("listening")
                            .id(position.toString())
                            .reconnectDelay(reconnectAfter.toMillis())
                            .data(Map.of())
                            .build();
                case Changed(var look, var zone) ->
                    event.name("changed")
                            .id(look.position().toString())
                            .data(BoardChangesView.of(look.changes(), zone))
                            .build();
                case ReadAnew(var position, var reconnectAfter) ->
                    event.name("read-anew")
                            .id(position.toString())
                            .reconnectDelay(reconnectAfter.toMillis())
                            .data(Map.of())
                            .build();
                case Alive() -> event.comment("").build();
                case Ended(var reason) ->
                    event.name("ended").data(Map.of("reason", reason)).build();
            };
        }
    }
}
