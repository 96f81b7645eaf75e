package org.stillpoint;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** The tests of a course and what comes of it. The build runs them beside the other half; both take about the same time. */
@Suite
@SelectPackages("org.stillpoint")
@IncludeClassNamePatterns(FirstHalf.TESTS)
class FirstHalf {
    static final String TESTS = "org\\.stillpoint\\.(followup|outcome|session|treatment)\\..*Test";
}
