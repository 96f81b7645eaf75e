package org.stillpoint.platform;

import java.util.Locale;

/**
 * One kind of problem of the HTTP contract (RFC 9457). Each feature lists its own kinds in an enum, of which each constant says
 * what it means; all of them together are the contract.
 */
public interface ProblemType {

    /**
     * What a kind of problem means.
     *
     * @param status the HTTP status, 400 to 599
     * @param title one short sentence, the same for every occurrence
     * @param advice what the caller can do about it: the text that {@code /problems/<slug>} answers with
     */
    record Meaning(int status, String title, String advice) {}

    Meaning meaning();

    /** The constant's name. */
    String name();

    /** The last part of the {@code type} address: {@code SLOT_TAKEN} is {@code slot-taken}. Unique in the product. */
    default String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    default int status() {
        return meaning().status();
    }

    default String title() {
        return meaning().title();
    }

    default String advice() {
        return meaning().advice();
    }
}
