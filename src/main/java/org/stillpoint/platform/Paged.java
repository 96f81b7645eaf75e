package org.stillpoint.platform;

/** An answer of which more may follow; {@code next} is the cursor of that, null on the last. */
public interface Paged {

    String next();

    Paged withNext(String cursor);
}
