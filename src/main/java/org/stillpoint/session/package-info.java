/**
 * The day itself: what really happens at one treatment appointment, from the arrival until the patient leaves. Promise: nobody is
 * given a dose before every gate holds, nothing that was recorded is overwritten, and nobody leaves before every condition is
 * met. Entry point: the event {@link org.stillpoint.session.SessionChanged}, which board and followup hear. {@link
 * org.stillpoint.session.SessionDosed} and {@link org.stillpoint.session.SessionDischarged} are for what tells others of a treatment,
 * which nothing does yet.
 */
package org.stillpoint.session;
