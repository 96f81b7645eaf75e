package org.stillpoint.security;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What an account can be given: roles for people; SERVICE and scopes for other systems. */
public enum AccountRole {
    FRONT_DESK,
    NURSE,
    PRESCRIBER,
    MANAGER,
    SERVICE,
    CALENDAR_READ,
    CALENDAR_WRITE,
    REQUESTS_READ,
    REQUESTS_WRITE,
    PATIENTS_READ,
    PATIENTS_WRITE,
    CLINIC_READ,
    CLINIC_WRITE;

    private static final Set<AccountRole> OF_PEOPLE = EnumSet.of(FRONT_DESK, NURSE, PRESCRIBER, MANAGER);

    /** Whether they go together: roles of people, or SERVICE with its scopes. */
    static boolean goTogether(Set<AccountRole> roles) {
        return OF_PEOPLE.containsAll(roles)
                || roles.contains(SERVICE) && roles.stream().noneMatch(OF_PEOPLE::contains);
    }

    static Set<String> effective(Set<AccountRole> roles) {
        return Roles.effective(roles.stream().map(Enum::name).collect(Collectors.toSet()));
    }
}
