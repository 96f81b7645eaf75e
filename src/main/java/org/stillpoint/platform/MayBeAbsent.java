package org.stillpoint.platform;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A member of an answer that is null, and so not sent, where there is nothing to tell; of a record: any that can be null. The
 * contract calls all others required, so that a client need not ask whether they are there: see {@link ContractAnswers}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE})
public @interface MayBeAbsent {}
