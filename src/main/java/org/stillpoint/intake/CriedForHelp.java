package org.stillpoint.intake;

/** Nothing is booked, and what was told of danger where the name goes is kept all the same. */
final class CriedForHelp extends SelfBookingNotAvailable {

    private static final long serialVersionUID = 1L;

    @Override
    protected boolean isCounted() {
        return true;
    }
}
