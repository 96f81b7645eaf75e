package org.stillpoint.platform;

import java.util.Map;

/** What every answer to people outside the clinic carries, whatever else it says. Known by a feature above. */
public interface PublicNotice {

    /**
     * Further members of the answer's body.
     *
     * @param acceptLanguage the header field of the request; null if there is none
     */
    Map<String, Object> members(String acceptLanguage);

    /** A body that carries the notice already, in its own order and language. */
    interface Carried {}
}
