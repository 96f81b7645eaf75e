package org.stillpoint.testsupport;

import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Requests that no decent client would send. */
public final class RawHttp {

    private static final int PATIENCE_MILLIS = 10_000;

    private RawHttp() {}

    /** Writes a request to the connection. */
    @FunctionalInterface
    public interface Request {
        void write(OutputStream connection) throws IOException;
    }

    /** The whole answer as text; the request must ask for {@code Connection: close}, or the answer be the last. */
    public static String exchange(String request) {
        return exchange(connection -> connection.write(request.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** Sends it and does not wait for an answer. */
    public static void hangUpAfter(String request) {
        try (var socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** How much of a body the server takes, and what lies between, before it ends the connection; at most so much is sent. */
    public static int megabytesTaken(String head, int most) {
        try (var socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            var megabyte = new byte[1 << 20];
            int taken = 0;
            while (taken < most && wasWritten(megabyte, socket)) {
                taken++;
            }
            return taken;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static boolean wasWritten(byte[] bytes, Socket socket) {
        try {
            socket.getOutputStream().write(bytes);
            return true;
        } catch (IOException ended) {
            return false;
        }
    }

    public static String exchange(Request request) {
        try (var socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            request.write(socket.getOutputStream());
            socket.getOutputStream().flush();
            var answer = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(answer);
            return answer.toString(StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
