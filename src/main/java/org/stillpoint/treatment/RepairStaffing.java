package org.stillpoint.treatment;

import java.util.Set;
import java.util.UUID;

/** Whom to ask first to serve a visit; whoever is not free is replaced as in any booking. */
public record RepairStaffing(Set<UUID> preferred) {}
