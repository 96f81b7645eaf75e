package org.stillpoint.platform;

/** Is told that the present request was refused, when all that it did is undone. Answered by the limits. */
public interface RefusalWitness {

    void refused(Refusal refusal);
}
