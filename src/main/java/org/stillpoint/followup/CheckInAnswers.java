package org.stillpoint.followup;

import java.util.List;

/** What a patient said at a check-in; ratings that were left out are null. */
record CheckInAnswers(List<String> sideEffects, Integer mood, Integer anxiety, Integer sleep) {}
