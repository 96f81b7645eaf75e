package org.stillpoint.session;

import java.util.List;
import org.stillpoint.availability.OngoingVisit;
import org.stillpoint.scheduling.VisitFact;

/** A visit that takes longer, and those that are in its way. */
record Endangered(OngoingVisit visit, List<VisitFact> inTheWay) {}
