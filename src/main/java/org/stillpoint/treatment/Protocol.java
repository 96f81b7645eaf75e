package org.stillpoint.treatment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.clinic.Route;

/**
 * One version of a template of a treatment. A version never changes; what is changed becomes the next version, and a running
 * series keeps its own.
 *
 * @param id of this version
 * @param version counted from 1 for each code
 * @param course in this order
 * @param gates beyond those that every treatment of the route has
 * @param forms for the regulator, due after each session
 * @param source where its numbers come from, unless {@code sources} says otherwise
 * @param sources the same for single parts, by their name in the clinic file: {@code spacing}, {@code bloodPressure}
 * @param retired nobody starts with it any more; a series that has it goes on
 */
public record Protocol(
        UUID id,
        String code,
        int version,
        String name,
        Route route,
        List<CourseStep> course,
        Spacing spacing,
        Observation observation,
        List<VitalsDue> vitals,
        BloodPressureBands bloodPressure,
        Optional<Fasting> fasting,
        Optional<NoDriving> noDriving,
        boolean escort,
        List<String> gates,
        List<FormDue> forms,
        List<FollowUpPlan> followUps,
        Instructions instructions,
        String source,
        Map<String, String> sources,
        boolean retired) {}
