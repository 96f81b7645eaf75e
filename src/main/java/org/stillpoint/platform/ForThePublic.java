package org.stillpoint.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a resource method that people outside the clinic call: its answers to them carry the {@link PublicNotice}, and so do all
 * problems at its address.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ForThePublic {}
