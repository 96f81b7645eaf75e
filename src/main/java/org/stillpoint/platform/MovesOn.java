package org.stillpoint.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a method that reads what changes without a new version: with the time, with what is only added to it, with names that are kept
 * elsewhere, or with the role of who reads. Its {@code ETag} is there to be sent back as {@code If-Match}; who has it may still be
 * shown something old, so nobody is answered 304.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface MovesOn {}
