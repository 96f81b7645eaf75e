package org.stillpoint.platform;

import java.util.List;

/** A feature's kinds of problem. Each feature has one bean of this type; all of them together are {@code /problems}. */
public interface ProblemCatalogue {

    List<? extends ProblemType> problems();
}
