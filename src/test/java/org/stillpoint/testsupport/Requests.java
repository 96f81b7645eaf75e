package org.stillpoint.testsupport;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.stillpoint.testsupport.Wire.Answer;

/** Appointment requests of made-up people, each with an e-mail address of their own, so that none is linked to another. */
public final class Requests {

    public static final String PATH = "/v1/appointment-requests";

    private static int phones;

    private Requests() {}

    /** The least that a request says. */
    public static Map<String, Object> request() {
        var request = new HashMap<String, Object>();
        request.put("kind", "APPOINTMENT");
        request.put("name", "Ada Testperson");
        request.put("email", email());
        request.put("safeToLeaveMessage", false);
        request.put("consent", Map.of("version", "2026-01", "given", true));
        return request;
    }

    public static Map<String, Object> request(String property, Object value) {
        var request = request();
        request.put(property, value);
        return request;
    }

    public static Map<String, Object> request(Map<String, Object> properties) {
        var request = request();
        request.putAll(properties);
        return request;
    }

    public static String email() {
        return "p" + UUID.randomUUID().toString().substring(0, 13) + "@patients.example";
    }

    /** A number that no other test has. */
    public static synchronized String phone() {
        return "+1" + (200 + phones / 10_000) + "555" + (1000 + phones++ % 9_000);
    }

    /** Sent by somebody from outside, at an address of their own. */
    public static Answer send(Map<String, Object> request) {
        return Office.visitor().post(PATH, request);
    }

    /** A request that was taken in. */
    public static Answer sent() {
        return send(request()).expect(201);
    }

    /** Its sender. */
    public static Wire senderOf(Answer request) {
        return Office.visitor().as(request.text("key"));
    }
}
