package org.stillpoint.treatment;

/** What a proposal has by one criterion, in words for the desk. */
record ScorePart(Criterion criterion, long value, String inWords) {}
