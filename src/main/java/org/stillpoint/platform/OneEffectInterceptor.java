package org.stillpoint.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.TransactionExceptionResult;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.MultiMap;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jboss.resteasy.reactive.RestResponse;

/** Carries out {@link OneEffect}: outside of {@code @Transactional}, inside of the security checks. */
@OneEffect
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 150)
class OneEffectInterceptor {

    private static final int ATTEMPTS = 3;
    /** Whoever can not be served is told so within 2 s: after a long wait there is no second one. */
    private static final Duration LAST_START = Duration.ofMillis(500);

    /**
     * PostgreSQL looks for a deadlock when somebody has waited for {@code deadlock_timeout}, a second unless its administrator says
     * otherwise. Then the neighbour has what it wanted and is done soon, so there is a second try, with shorter waits.
     */
    private static final Duration LAST_START_OF_A_LOSER = Duration.ofMillis(1500);

    private static final Duration LAST_WAIT_ENDS = Duration.ofMillis(1900);

    /** For this transaction only. */
    private static final String WAIT_AT_MOST = "select set_config('lock_timeout', ?, true)";

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(3);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(20);

    private final KeptAnswers answers;
    private final CallerScope caller;
    private final AnswerWitness witness;
    private final RefusalWitness refusals;
    private final CurrentVertxRequest current;
    private final ObjectMapper json;
    private final Database database;
    private final LastWrites last;

    OneEffectInterceptor(
            KeptAnswers answers,
            CallerScope caller,
            AnswerWitness witness,
            RefusalWitness refusals,
            CurrentVertxRequest current,
            ObjectMapper json,
            Database database,
            LastWrites last) {
        this.answers = answers;
        this.caller = caller;
        this.witness = witness;
        this.refusals = refusals;
        this.current = current;
        this.json = json;
        this.database = database;
        this.last = last;
    }

    @AroundInvoke
    Object once(InvocationContext call) throws Exception {
        try {
            return answer(call);
        } catch (Refusal refusal) {
            refusals.refused(refusal);
            throw refusal;
        }
    }

    private Object answer(InvocationContext call) throws Exception {
        var header = current.getCurrent().request().getHeader(IdempotencyKey.HEADER);
        if (header == null) {
            return inOneTransaction(() -> nothingAfter(call), call::proceed);
        }
        var method = call.getMethod();
        var route = method.getDeclaringClass().getName() + '#' + method.getName();
        var key = IdempotencyKey.of(header, caller, route);
        var fingerprint = key.fingerprint(meaning(call));
        try {
            Work work = () -> unlessAnswered(call, key, fingerprint);
            return inOneTransaction(work, work);
        } catch (KeptAnswer.Replay replay) {
            witness.givenAgain(replay.answer().subject());
            throw replay;
        }
    }

    private Object nothingAfter(InvocationContext call) throws Exception {
        last.endWithOperation();
        return call.proceed();
    }

    private Object unlessAnswered(InvocationContext call, IdempotencyKey key, byte[] fingerprint) throws Exception {
        var kept = answers.find(key, fingerprint);
        if (kept.isPresent()) {
            throw new KeptAnswer.Replay(kept.get());
        }
        var result = call.proceed();
        var response = response(result);
        if (response.getStatusInfo().getFamily() == Response.Status.Family.SUCCESSFUL) {
            var body = response.hasEntity() ? json.writeValueAsBytes(response.getEntity()) : new byte[0];
            answers.keep(key, fingerprint, KeptAnswer.of(response, written(), body, witness.subject()));
        }
        return result;
    }

    /** Headers that were set beside the response, such as what is left of a limit. */
    private MultiMap written() {
        return current.getCurrent().response().headers();
    }

    private static Response response(Object result) {
        return switch (result) {
            case null -> Response.noContent().build();
            case Response response -> response;
            case RestResponse<?> response -> response.toResponse();
            default -> Response.ok(result).build();
        };
    }

    /** What is asked for: spaces and the order of properties may differ between one request and its repetition. */
    private String[] meaning(InvocationContext call) throws JsonProcessingException {
        var request = current.getCurrent().request();
        var parts = new String[call.getParameters().length + 1];
        parts[0] = request.method() + " " + request.uri();
        for (int at = 1; at < parts.length; at++) {
            var type = call.getMethod().getParameterTypes()[at - 1];
            parts[at] = type.getName().startsWith("jakarta.ws.rs.core.")
                    ? ""
                    : json.writeValueAsString(call.getParameters()[at - 1]);
        }
        return parts;
    }

    private interface Work {
        Object run() throws Exception;
    }

    /** {@code again} is for when the work has to start over. */
    private Object inOneTransaction(Work work, Work again) throws Exception {
        var start = System.nanoTime();
        var next = work;
        for (int attempt = 1; ; attempt++) {
            try {
                return QuarkusTransaction.requiringNew()
                        .exceptionHandler(OneEffectInterceptor::end)
                        .call(next::run);
            } catch (Exception failure) {
                var gone = Duration.ofNanos(System.nanoTime() - start);
                if (attempt == ATTEMPTS || !Causes.startOver(failure) || gone.compareTo(lastStart(failure)) > 0) {
                    throw failure;
                }
                next = gone.compareTo(LAST_START) > 0 ? inAHurry(again, start, failure) : again;
            }
            witness.startOver();
            pause();
        }
    }

    private static Duration lastStart(Exception failure) {
        return Causes.deadlock(failure) ? LAST_START_OF_A_LOSER : LAST_START;
    }

    /** There may have been a wait for a connection before it. */
    private Work inAHurry(Work work, long start, Exception failure) {
        return () -> {
            var longestWait = LAST_WAIT_ENDS.minusNanos(System.nanoTime() - start);
            if (!longestWait.isPositive()) {
                throw failure;
            }
            database.first(WAIT_AT_MOST, row -> true, longestWait.toMillis() + "ms");
            return work.run();
        };
    }

    private static TransactionExceptionResult end(Throwable failure) {
        return failure instanceof Refusal refusal && refusal.isCounted()
                ? TransactionExceptionResult.COMMIT
                : TransactionExceptionResult.ROLLBACK;
    }

    /** Of random length, so that two who got in each other's way do not meet again. */
    private static void pause() {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(SHORTEST_PAUSE.toNanos(), LONGEST_PAUSE.toNanos()));
    }
}
