package org.stillpoint;

import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Whatever the first half has not, so that no test is in none. */
@Suite
@SelectPackages("org.stillpoint")
@IncludeClassNamePatterns(".*Test")
@ExcludeClassNamePatterns(FirstHalf.TESTS)
class SecondHalf {}
