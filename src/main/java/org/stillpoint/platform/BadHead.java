package org.stillpoint.platform;

/** Something about the request's head is not taken here: its length, or how its body is to be read. */
final class BadHead extends Refusal {

    BadHead(PlatformProblem type, String detail) {
        super(type, detail);
    }

    /** 415 {@code unsupported-media-type}; names what is read instead. */
    static BadHead mediaType(String read) {
        return new BadHead(PlatformProblem.UNSUPPORTED_MEDIA_TYPE, "Send `Content-Type: " + read + "`.");
    }
}
