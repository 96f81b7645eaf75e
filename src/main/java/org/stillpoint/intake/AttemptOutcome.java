package org.stillpoint.intake;

import static org.stillpoint.intake.AttemptWay.EMAIL;
import static org.stillpoint.intake.AttemptWay.IN_PERSON;
import static org.stillpoint.intake.AttemptWay.PHONE;
import static org.stillpoint.intake.AttemptWay.TEXT_MESSAGE;

import java.util.Set;

/** What came of an attempt to contact somebody. */
public enum AttemptOutcome {
    REACHED(PHONE, EMAIL, TEXT_MESSAGE, IN_PERSON),
    DECLINED_TO_TALK(PHONE, EMAIL, TEXT_MESSAGE, IN_PERSON),
    /** With a machine or with somebody else. */
    MESSAGE_LEFT(PHONE, IN_PERSON),
    /** Written and not answered yet. */
    SENT(EMAIL, TEXT_MESSAGE),
    NO_ANSWER(PHONE, IN_PERSON),
    WRONG_NUMBER(PHONE, TEXT_MESSAGE),
    NOT_DELIVERED(EMAIL, TEXT_MESSAGE);

    private final Set<AttemptWay> ways;

    AttemptOutcome(AttemptWay... ways) {
        this.ways = Set.of(ways);
    }

    boolean goesWith(AttemptWay way) {
        return ways.contains(way);
    }

    /** The person themselves answered. */
    boolean isSpoken() {
        return this == REACHED || this == DECLINED_TO_TALK;
    }

    /** Word of the clinic got to where the person asked for it. */
    boolean isContact() {
        return isSpoken() || this == MESSAGE_LEFT || this == SENT;
    }

    /** Others could hear or read it. */
    boolean isMessage(AttemptWay way) {
        return this == MESSAGE_LEFT || this == SENT && way == TEXT_MESSAGE;
    }
}
