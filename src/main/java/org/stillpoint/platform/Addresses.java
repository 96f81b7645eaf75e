package org.stillpoint.platform;

import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;

/** Checks that what a request's address spells with percent signs is text. */
final class Addresses {

    private Addresses() {}

    /** Whether the decoded address is UTF-8 without U+0000; broken percent signs are not. */
    static boolean readable(String uri) {
        if (uri.indexOf('%') < 0) {
            return true;
        }
        var bytes = new ByteArrayOutputStream(uri.length());
        for (int at = 0; at < uri.length(); at++) {
            int octet = uri.charAt(at);
            if (octet == '%') {
                octet = octet(uri, at);
                at += 2;
            }
            if (octet <= 0 || octet > 0xFF) {
                return false;
            }
            bytes.write(octet);
        }
        return Utf8.isValid(bytes.toByteArray());
    }

    /** Without dots and doubled slashes; empty where it can not be read. */
    static String path(RoutingContext context) {
        try {
            return context.normalizedPath();
        } catch (IllegalArgumentException brokenPercentSigns) {
            return "";
        }
    }

    private static int octet(String uri, int percent) {
        if (percent + 2 >= uri.length()) {
            return -1;
        }
        int high = Character.digit(uri.charAt(percent + 1), 16);
        int low = Character.digit(uri.charAt(percent + 2), 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }
}
