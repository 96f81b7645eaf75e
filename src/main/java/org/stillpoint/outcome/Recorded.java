package org.stillpoint.outcome;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What came of a patient's answers.
 *
 * @param total none while an item is not answered
 * @param risk an answer tells of danger
 */
public record Recorded(
        UUID response, Optional<Integer> total, boolean complete, boolean risk, List<Warning> warnings) {}
