package org.stillpoint.board;

import java.time.Duration;
import org.stillpoint.platform.Refusal;

/** So many listen to this server with one account that one more gets nothing. */
final class TooManyListeners extends Refusal {

    TooManyListeners(int most, Duration wait) {
        super(BoardProblem.TOO_MANY_LISTENERS, "At most " + most + " may listen at once with one account.");
        with("most", most);
        after(wait);
    }
}
