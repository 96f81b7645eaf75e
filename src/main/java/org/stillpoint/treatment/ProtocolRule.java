package org.stillpoint.treatment;

/** One thing that a protocol keeps to; says of what breaks it where and why. */
@FunctionalInterface
interface ProtocolRule {

    void check(ProtocolCheck check);
}
