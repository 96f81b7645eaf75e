package org.stillpoint.patient;

import java.util.Locale;
import org.stillpoint.platform.BlindIndex;

/** How a contact point is used. */
public enum ContactKind {
    PHONE(BlindIndex.PHONE),
    EMAIL(BlindIndex.EMAIL);

    private final String indexKind;

    ContactKind(String indexKind) {
        this.indexKind = indexKind;
    }

    /** What equal values have in common, whatever their capitals. */
    byte[] index(BlindIndex index, String value) {
        return index.of(indexKind, value.strip().toLowerCase(Locale.ROOT));
    }
}
