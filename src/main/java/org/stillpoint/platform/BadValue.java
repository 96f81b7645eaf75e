package org.stillpoint.platform;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

/** A value in a body is not spelt as its type asks; the message is for the caller and does not repeat the value. */
final class BadValue extends MismatchedInputException {

    BadValue(JsonParser parser, String detail) {
        super(parser, detail);
    }
}
