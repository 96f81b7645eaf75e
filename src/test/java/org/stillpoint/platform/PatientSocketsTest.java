package org.stillpoint.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PatientSocketsTest {

    private static final int PATIENCE_MILLIS = 200;

    private ServerSocket listener;
    private Socket socket;
    private Socket database;

    @BeforeEach
    void connect() throws IOException {
        listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        socket = new PatientSockets().createSocket();
        socket.connect(new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort()));
        database = listener.accept();
    }

    @AfterEach
    void close() throws IOException {
        socket.close();
        database.close();
        listener.close();
    }

    @Test
    void whoSaysNothingForTooLongIsGivenUp() throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        var answer = socket.getInputStream();
        assertThatThrownBy(answer::read).isInstanceOf(SocketTimeoutException.class);
        assertThat(socket.isClosed()).isTrue();
    }

    @Test
    void whoeverReadsOnAVirtualThreadIsToldToo() throws Exception {
        socket.setSoTimeout(PATIENCE_MILLIS);
        var answer = socket.getInputStream();
        var told = new Throwable[1];
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        answer.read(new byte[8]);
                    } catch (IOException failure) {
                        told[0] = failure;
                    }
                })
                .join();
        assertThat(told[0]).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void whoAnswersInTimeAgainAndAgainIsNotGivenUp() throws Exception {
        socket.setSoTimeout(PATIENCE_MILLIS);
        var answer = socket.getInputStream();
        for (int round = 0; round < 6; round++) {
            Thread.sleep(PATIENCE_MILLIS / 2);
            database.getOutputStream().write(round);
            assertThat(answer.read()).isEqualTo(round);
        }
    }

    @Test
    void withoutATimeoutOneWaitsForEver() throws Exception {
        var answer = socket.getInputStream();
        var later = Thread.ofPlatform().start(() -> {
            try {
                Thread.sleep(3 * PATIENCE_MILLIS);
                database.getOutputStream().write(7);
            } catch (IOException | InterruptedException failure) {
                throw new IllegalStateException(failure);
            }
        });
        assertThat(answer.read()).isEqualTo(7);
        later.join();
    }

    @Test
    void whatBreaksForOtherReasonsIsNoTimeout() throws Exception {
        socket.setSoTimeout(60_000);
        var answer = socket.getInputStream();
        var closing = Thread.ofPlatform().start(() -> {
            try {
                Thread.sleep(PATIENCE_MILLIS);
                socket.close();
            } catch (IOException | InterruptedException failure) {
                throw new IllegalStateException(failure);
            }
        });
        assertThatThrownBy(answer::read)
                .isInstanceOf(SocketException.class)
                .isNotInstanceOf(SocketTimeoutException.class);
        closing.join();
    }
}
