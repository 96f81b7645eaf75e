package org.stillpoint.patient;

import java.time.Instant;
import java.util.UUID;
import org.stillpoint.platform.SensitiveText;

/** When, by whom and why a record was revoked, withdrawn, ended or cleared; the reason may be null once it was erased. */
record Ending(Instant at, UUID by, SensitiveText reason) {}
