package org.stillpoint.session;

/** An entry and where it belongs. */
record Charted<E extends ChartEntry>(ChartFrame frame, E entry) {}
