package org.stillpoint.platform;

/** Knows what an answer tells, when it is kept, and is told when it is given again. Answered by the audit trail. */
public interface AnswerWitness {

    /** What the answer of the present request is about, in ids; empty if it is about nobody. Kept beside the answer. */
    String subject();

    /** What was done so far is undone, and the request begins again. */
    void startOver();

    /** The kept answer about {@code subject} is given again, in the present request. */
    void givenAgain(String subject);
}
