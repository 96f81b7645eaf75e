package org.stillpoint.platform;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a resource method that changes something: the method is one transaction that happens once or not at all. It starts over,
 * at most twice, when the database gives way to a neighbour (deadlock, serialisation, lock not to be had, {@link TryAgain}) and there
 * is time left to tell the caller within 2 s: whoever has waited in vain for all of {@code lock_timeout} is told at once. When the
 * request carries an {@code Idempotency-Key}, its answer is kept in the same transaction, and a repetition gets that
 * answer instead of a second effect.
 *
 * <p>A refusal leaves nothing behind, unless it {@linkplain Refusal#isCounted is counted}: the request has taken no effect, so it may
 * come again with the same key, corrected or at a better time.
 *
 * <p>The method must not call anything outside the database: it may run more than once.
 */
@Inherited
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface OneEffect {}
