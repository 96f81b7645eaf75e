package org.stillpoint.treatment;

import java.util.Optional;
import java.util.UUID;

/**
 * What a visit follows.
 *
 * @param series the patient's course to which it belongs
 * @param protocol the version that the series, or the patient's open one of the route, keeps; without either what a new one would start with
 */
public record VisitCourse(Optional<UUID> series, Optional<Protocol> protocol) {}
