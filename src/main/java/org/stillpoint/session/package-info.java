/**
 * The day itself: what really happens at one treatment appointment, from the arrival until the patient leaves. Promise: nobody is
 * given a dose before every gate holds, nothing that was recorded is overwritten, and nobody leaves before every condition is
 * met. Entry point: the events {@link org.stillpoint.session.SessionChanged}, {@link org.stillpoint.session.SessionDosed} and
 * {@link org.stillpoint.session.SessionDischarged}; board and followup hear them.
 */
package org.stillpoint.session;
