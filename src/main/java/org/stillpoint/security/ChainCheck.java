package org.stillpoint.security;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.stillpoint.security.VerificationView.Damage;

/** Walks along one chain, link by link, and tells what is not as it was written. Goes on behind a break from what it finds. */
final class ChainCheck {

    /** What the first link of a chain hangs on. */
    private static final byte[] BEGINNING = new byte[32];

    private final int chain;
    private final Optional<VerifyAudit.ChainHead> kept;
    private final Findings findings;
    private long number;
    private byte[] hash = BEGINNING;

    ChainCheck(int chain, Optional<VerifyAudit.ChainHead> kept, Findings findings) {
        this.chain = chain;
        this.kept = kept;
        this.findings = findings;
    }

    void next(ChainLink link) {
        checkPlace(link);
        if (!Arrays.equals(link.previous(), hash)) {
            findings.add(link, Damage.LINK_BROKEN);
        }
        if (!link.isSound()) {
            findings.add(link, Damage.ROW_CHANGED);
        }
        kept.filter(head -> head.number() == link.number() && !head.head().equals(text(link.hash())))
                .ifPresent(head -> findings.add(link, Damage.HEAD_DIFFERS));
        number = link.number();
        hash = link.hash();
    }

    private void checkPlace(ChainLink link) {
        if (link.number() > number + 1) {
            findings.missing(chain, number + 1, Damage.ROW_MISSING);
        } else if (link.number() <= number) {
            findings.add(link, Damage.ROW_DOUBLE);
        }
    }

    /** The last link; none of an empty chain. */
    Optional<VerifyAudit.ChainHead> end() {
        kept.filter(head -> head.number() > number)
                .ifPresent(head -> findings.missing(chain, number + 1, Damage.TAIL_MISSING));
        return number == 0 ? Optional.empty() : Optional.of(new VerifyAudit.ChainHead(chain, number, text(hash)));
    }

    private static String text(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
