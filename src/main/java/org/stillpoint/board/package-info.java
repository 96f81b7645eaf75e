/**
 * What is happening now at a site: every room and everybody who is expected, here or has left today, and each change as it
 * happens. Promise: who reads the board and then listens from its {@code lastEventId} misses nothing and hears nothing twice,
 * whichever server answers. Hears what others tell and reads what they keep; nobody imports it. Entry point: {@code BoardResource}.
 */
package org.stillpoint.board;
