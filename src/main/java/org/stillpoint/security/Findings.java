package org.stillpoint.security;

import java.util.ArrayList;
import java.util.List;
import org.stillpoint.security.VerificationView.BrokenPlace;
import org.stillpoint.security.VerificationView.Damage;

/** What a verification of the audit trail has found; of very much it keeps the beginning. */
final class Findings {

    private static final int MOST_KEPT = 200;

    private final List<BrokenPlace> first = new ArrayList<>();
    private long count;

    void add(ChainLink link, Damage what) {
        add(new BrokenPlace(link.chain(), link.number(), link.id(), what));
    }

    /** From this number on. */
    void missing(int chain, long number, Damage what) {
        add(new BrokenPlace(chain, number, null, what));
    }

    private void add(BrokenPlace broken) {
        count++;
        if (first.size() < MOST_KEPT) {
            first.add(broken);
        }
    }

    List<BrokenPlace> first() {
        return List.copyOf(first);
    }

    long count() {
        return count;
    }
}
