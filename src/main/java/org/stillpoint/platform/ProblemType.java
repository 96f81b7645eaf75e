package org.stillpoint.platform;

import java.util.Locale;

/**
 * One kind of problem of the HTTP contract (RFC 9457): its slug is the last part of the {@code type} address, its title never
 * changes, its status is the answer's. Each feature lists its own kinds in an enum; all of them together are the contract.
 */
public interface ProblemType {

    /** Lower-case words joined by hyphens, unique in the product, for example {@code slot-taken}. */
    String slug();

    /** One short sentence, the same for every occurrence. */
    String title();

    /** The HTTP status, 400 to 599. */
    int status();

    /** What the caller can do about it, in one or two sentences: the text that {@code /problems/<slug>} answers with. */
    String advice();

    /** The slug that an enum constant's name makes: {@code SLOT_TAKEN} is {@code slot-taken}. */
    static String slugOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
