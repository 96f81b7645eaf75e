package org.stillpoint.clinic;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What can be booked: the phases of its visit and what each of them needs.
 *
 * @param publicName neutral name for people outside the clinic
 * @param phases in the order of {@link PhaseCode}, each code at most once
 * @param startGridMinutes starts are multiples of this many minutes of local time after midnight; a multiple of 5
 * @param minimumNoticeMinutes how long before its start a visit can be booked at the latest
 * @param horizonDays how many days ahead a visit can be booked at the most
 * @param openToPublic whether a person without an account may hold and book it
 * @param sites ids of the sites that offer it
 */
public record Service(
        UUID id,
        String code,
        String name,
        String publicName,
        Route route,
        List<Phase> phases,
        List<Need> needs,
        int startGridMinutes,
        int minimumNoticeMinutes,
        int horizonDays,
        boolean openToPublic,
        Set<UUID> sites,
        boolean retired) {

    /** From the start of the visit to the end of the room's turnover, in minutes. */
    public int totalMinutes() {
        return phases.stream().mapToInt(Phase::minutes).sum();
    }

    /** From the start of the visit until the patient leaves, in minutes: everything but the turnover. */
    public int patientMinutes() {
        return phases.stream()
                .filter(phase -> phase.code() != PhaseCode.TURNOVER)
                .mapToInt(Phase::minutes)
                .sum();
    }

    /** The same, no longer in use: it stays, so that what was booked with it can be read. */
    Service asRetired() {
        return new Service(
                id,
                code,
                name,
                publicName,
                route,
                phases,
                needs,
                startGridMinutes,
                minimumNoticeMinutes,
                horizonDays,
                openToPublic,
                sites,
                true);
    }
}
