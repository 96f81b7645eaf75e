package org.stillpoint.session;

import java.util.List;
import java.util.Optional;

/**
 * Whether a dose can be right.
 *
 * @param wrong in whose place it stands, where it corrects an entry
 * @param others what holds of the doses that were given on the day
 * @param band of its drug and unit
 * @param devices where doses of the route come in devices
 * @param deviceCount how many of them were prescribed, or can be at the most
 * @param dosingHasEnded and it is no correction of what was given before that
 */
record DoseQuestion(
        GivenDose dose,
        Optional<GivenDose> wrong,
        List<GivenDose> others,
        DoseBand band,
        Optional<DeviceDose> devices,
        int deviceCount,
        boolean dosingHasEnded) {}
