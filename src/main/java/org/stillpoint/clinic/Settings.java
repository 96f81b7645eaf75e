package org.stillpoint.clinic;

/**
 * What holds for the whole clinic.
 *
 * @param holdMinutes how long a hold lasts
 * @param cancelNoticeHours how long before the start a patient may still cancel or move without asking the clinic
 * @param publicHolds how many holds one client from outside may have open at a time
 */
public record Settings(int holdMinutes, int cancelNoticeHours, int publicHolds) {}
