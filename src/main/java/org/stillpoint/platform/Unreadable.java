package org.stillpoint.platform;

import java.util.ArrayList;
import java.util.List;

/**
 * The names of a view's members whose values can not be read, for its {@code unreadable}:
 * {@code Unreadable.among("phone", phone).and("email", email).names()}.
 */
public final class Unreadable {
    private final List<String> names = new ArrayList<>();

    private Unreadable() {}

    /** {@code text} may be null. */
    public static Unreadable among(String name, SensitiveText text) {
        return new Unreadable().and(name, text);
    }

    public Unreadable and(String name, SensitiveText text) {
        if (text != null && !text.readable()) {
            names.add(name);
        }
        return this;
    }

    /** Null when all can be read, so that the member is left out. */
    public List<String> names() {
        return names.isEmpty() ? null : List.copyOf(names);
    }
}
