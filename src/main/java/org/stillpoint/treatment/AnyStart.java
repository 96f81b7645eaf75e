package org.stillpoint.treatment;

/** Every day with a start costs nothing: only asks whether there is a way at all. */
record AnyStart(CourseFrame frame) implements Tariff {

    @Override
    public long of(int wish, int day) {
        return frame.wanted(frame.wish(wish).service(), day).isEmpty() ? NO_START : 0;
    }

    @Override
    public long atLeast(int wish, int stepBegan) {
        return 0;
    }
}
