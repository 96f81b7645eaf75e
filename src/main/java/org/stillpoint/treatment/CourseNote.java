package org.stillpoint.treatment;

/** Something to be told of a course: a code for programs and a sentence for people. */
public record CourseNote(String code, String detail) {}
