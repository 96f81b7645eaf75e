package org.stillpoint.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the problems that an operation answers with, beside those that hold by rule, for its place in the OpenAPI document; on a
 * resource, those of all its operations. In place of {@code @APIResponse}, which would take the answer of success out of the
 * document.
 */
@Repeatable(Refuses.All.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Refuses {

    int status();

    /** Slugs, each with a word on when, if it does not say so itself. */
    String problems();

    /** Several of them. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface All {
        Refuses[] value();
    }
}
