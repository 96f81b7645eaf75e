package org.stillpoint.platform;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.event.Observes;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.stillpoint.security.Audit;
import org.stillpoint.security.Deed;

/** Endpoints for the tests of what holds for every endpoint. */
@Path("/v1/echo")
@RunOnVirtualThread
@PermitAll
public class EchoResource {

    static final AtomicInteger RUNS = new AtomicInteger();
    static volatile CountDownLatch gate = new CountDownLatch(0);
    static volatile CountDownLatch entered = new CountDownLatch(0);
    static volatile CountDownLatch crossing = new CountDownLatch(0);

    private final Database database;
    private final Audit audit;

    EchoResource(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    void table(@Observes StartupEvent start) {
        database.update("create table if not exists echo_effect (mark text primary key, count int not null)");
    }

    public record Everything(
            String text,
            int number,
            Long big,
            boolean flag,
            BigDecimal amount,
            UUID id,
            LocalDate date,
            LocalTime time,
            OffsetDateTime moment,
            Instant instant,
            Duration length,
            ZoneId zone,
            DayOfWeek day,
            List<Inner> inner,
            Map<String, String> labels,
            Optional<String> note) {}

    public record Inner(String text, int number) {}

    public record Checked(
            @NotBlank String name, @NotNull @Valid Person person, List<@Valid Person> others) {}

    public record Person(
            @NotBlank @Email String email, @Min(1) int age) {}

    public record Mark(@NotBlank String mark) {}

    @POST
    public Everything echo(Everything everything) {
        return everything;
    }

    @POST
    @Path("/checked")
    public Checked checked(@Valid Checked checked) {
        return checked;
    }

    @GET
    @Path("/parameters/{id}")
    public Map<String, String> parameters(
            @PathParam("id") UUID id,
            @QueryParam("number") Integer number,
            @QueryParam("date") LocalDate date,
            @QueryParam("moment") OffsetDateTime moment,
            @QueryParam("day") DayOfWeek day,
            @QueryParam("days") List<DayOfWeek> days,
            @QueryParam("flag") Boolean flag,
            @QueryParam("text") String text,
            @HeaderParam("X-Number") Integer header,
            @QueryParam("maybe") Optional<Integer> maybe,
            @QueryParam("perhaps") Optional<String> perhaps,
            @Min(5) @QueryParam("least") Integer least) {
        return Map.of(
                "id", id.toString(),
                "text", String.valueOf(text),
                "days", days.toString(),
                "maybe", maybe.toString(),
                "perhaps", perhaps.toString());
    }

    @GET
    @Path("/pages")
    public Map<String, Object> pages(@Valid @BeanParam PageRequest page) {
        return Map.of("limit", page.limit(), "after", page.after().isPresent());
    }

    @GET
    @Path("/versions/{version}")
    public RestResponse<Inner> version(@PathParam("version") long version) {
        return Versions.ok(new Inner("one", 1), version);
    }

    @POST
    @Path("/versions/{version}")
    public RestResponse<Inner> change(@PathParam("version") long version, @HeaderParam("If-Match") String ifMatch) {
        Versions.check(Versions.required(ifMatch), version);
        return Versions.ok(new Inner("one", 1), version + 1);
    }

    /** Counts how often it took effect; waits at the gate so that tests can have two under way. */
    @POST
    @OneEffect
    @Path("/effects")
    public RestResponse<Mark> effect(@Valid Mark request) throws InterruptedException {
        add(request.mark());
        entered.countDown();
        gate.await(10, TimeUnit.SECONDS);
        return Versions.created("/v1/echo/effects/" + request.mark(), request, 7);
    }

    /** Long enough for a caller to hang up meanwhile. */
    @POST
    @Path("/slow")
    public void slow() throws InterruptedException {
        Thread.sleep(300);
    }

    @POST
    @OneEffect
    @Path("/effects/refused")
    public Mark refused(@Valid Mark request) {
        add(request.mark());
        throw new NotFound();
    }

    /** Fails with an SQLSTATE until it has run {@code times} times. */
    @POST
    @OneEffect
    @Path("/effects/retried/{state}/{times}")
    public Mark retried(@PathParam("state") String state, @PathParam("times") int times, Mark request) {
        add(request.mark());
        audit.record(
                Deed.of("ECHO_RETRIED", "Echo", UUID.fromString(request.mark())).about(UUID.randomUUID()));
        if (RUNS.incrementAndGet() < times) {
            throw new IllegalStateException(new SQLException("gave way", state));
        }
        return request;
    }

    /** Wants two rows that another wants the other way round; the database says so after a second, as it usually does. */
    @POST
    @OneEffect
    @Path("/effects/crossed/{other}")
    public Mark crossed(@PathParam("other") String other, @Valid Mark request) throws InterruptedException {
        database.update("set local deadlock_timeout = '1s'");
        add(request.mark());
        crossing.countDown();
        crossing.await(10, TimeUnit.SECONDS);
        add(other);
        return request;
    }

    /** Fails with an SQLSTATE once, after so long; then says how long it would wait for a lock. */
    @POST
    @OneEffect
    @Path("/effects/late/{state}/{millis}")
    public Map<String, Integer> late(@PathParam("state") String state, @PathParam("millis") long millis)
            throws InterruptedException {
        if (RUNS.incrementAndGet() == 1) {
            Thread.sleep(millis);
            throw new IllegalStateException(new SQLException("gave way", state));
        }
        return database.first(
                        "select setting::int from pg_settings where name = 'lock_timeout'",
                        row -> Map.of("lockTimeout", row.getInt(1)))
                .orElseThrow();
    }

    @GET
    @Path("/effects/{mark}")
    public int count(@PathParam("mark") String mark) {
        return database.first("select count from echo_effect where mark = ?", row -> row.getInt(1), mark)
                .orElse(0);
    }

    @GET
    @Path("/failures/{state}")
    public String fail(@PathParam("state") String state) {
        throw new IllegalStateException("secret detail of a class", new SQLException("select secret", state));
    }

    /** Says something and then refuses, so that the caller learns the id of the request. */
    @GET
    @Path("/lines/{mark}")
    public String line(@PathParam("mark") String mark) {
        Logger.getLogger(EchoResource.class).infof("line %s", mark);
        throw new NotFound();
    }

    @GET
    @Path("/statuses/{status}")
    public RestResponse<Void> bare(@PathParam("status") int status) {
        return RestResponse.ResponseBuilder.<Void>create(status).build();
    }

    private void add(String mark) {
        database.update(
                "insert into echo_effect values (?, 1) on conflict (mark) do update set count = echo_effect.count + 1",
                mark);
    }
}
