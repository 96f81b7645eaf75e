package org.stillpoint.security;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The roles that endpoints name in {@code @RolesAllowed}. Staff roles include one another, so an endpoint names the least one
 * that suffices: NURSE has all of FRONT_DESK, PRESCRIBER all of NURSE, MANAGER all of FRONT_DESK. MANAGER does not include the
 * clinical roles: running a clinic is no licence to read session records or to clear a patient; who does both is given both.
 * A service account has the role SERVICE and exactly the scopes that were given to it.
 */
public final class Roles {

    public static final String FRONT_DESK = "FRONT_DESK";
    public static final String NURSE = "NURSE";
    public static final String PRESCRIBER = "PRESCRIBER";
    public static final String MANAGER = "MANAGER";
    public static final String SERVICE = "SERVICE";

    public static final String CALENDAR_READ = "CALENDAR_READ";
    public static final String CALENDAR_WRITE = "CALENDAR_WRITE";
    public static final String REQUESTS_READ = "REQUESTS_READ";
    public static final String REQUESTS_WRITE = "REQUESTS_WRITE";
    public static final String PATIENTS_READ = "PATIENTS_READ";
    public static final String PATIENTS_WRITE = "PATIENTS_WRITE";
    public static final String CLINIC_READ = "CLINIC_READ";
    public static final String CLINIC_WRITE = "CLINIC_WRITE";

    public static final String HOLD_KEY = "HOLD_KEY";
    public static final String APPOINTMENT_KEY = "APPOINTMENT_KEY";
    public static final String REQUEST_KEY = "REQUEST_KEY";
    public static final String PATIENT_KEY = "PATIENT_KEY";
    public static final String FOLLOW_UP_KEY = "FOLLOW_UP_KEY";

    private static final Map<String, Set<String>> INCLUDED = Map.of(
            NURSE, Set.of(NURSE, FRONT_DESK),
            PRESCRIBER, Set.of(PRESCRIBER, NURSE, FRONT_DESK),
            MANAGER, Set.of(MANAGER, FRONT_DESK));

    private Roles() {}

    /** Everything that the given roles and scopes amount to. */
    static Set<String> effective(Set<String> given) {
        var all = new LinkedHashSet<String>();
        given.forEach(role -> all.addAll(INCLUDED.getOrDefault(role, Set.of(role))));
        return all;
    }
}
