package org.stillpoint.security;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.stillpoint.platform.InvalidRequest;

/** Which part of the audit trail is read; everything may be left out. */
public class AuditEventFilter {

    @QueryParam("patient")
    @Parameter(description = "Everything that was about this patient's data")
    UUID patient;

    @QueryParam("row")
    @Parameter(description = "Everything that was done to this row, or showed it in a list of requests")
    UUID row;

    @QueryParam("actor")
    @Parameter(description = "Id of the account that did it, or of the row that a personal key opens")
    UUID actor;

    @QueryParam("action")
    @Parameter(description = "What was done", example = "PATIENT_READ")
    String action;

    @QueryParam("outcome")
    Outcome outcome;

    @QueryParam("from")
    @Parameter(description = "From this moment on")
    Instant from;

    @QueryParam("to")
    @Parameter(description = "Before this moment")
    Instant to;

    void insistOnSense() {
        new InvalidRequest.Collector()
                .check(action == null || Deed.isAction(action), "action", "must be spelt like PATIENT_READ")
                .check(from == null || to == null || from.isBefore(to), "to", "must not be before `from`")
                .refuse();
    }
}
