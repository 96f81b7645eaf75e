package org.stillpoint.treatment;

import java.util.Optional;
import java.util.UUID;

/**
 * What a visit follows.
 *
 * @param series the patient's course to which it belongs
 * @param protocol the version that the series keeps; without a series what a new one would start with
 */
public record VisitCourse(Optional<UUID> series, Optional<Protocol> protocol) {}
