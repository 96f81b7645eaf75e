package org.stillpoint.treatment;

import jakarta.validation.Valid;
import org.stillpoint.scheduling.RuleOverride;

/** Carry out what was proposed for a course, all of it or nothing. */
public record AcceptSeriesRepair(@Valid RuleOverride override) {}
