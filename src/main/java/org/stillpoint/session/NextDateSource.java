package org.stillpoint.session;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Who can say what follows for a patient. Every bean that implements it is asked when somebody leaves, in the caller's transaction. */
public interface NextDateSource {

    /** What is on the calendar after that moment. */
    List<NextDate> after(UUID patient, Instant moment);
}
