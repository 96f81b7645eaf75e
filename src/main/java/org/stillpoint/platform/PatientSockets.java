package org.stillpoint.platform;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import org.jboss.logging.Logger;

/**
 * Sockets of the pool's connections, for the driver. One thread looks at all of them and closes those that have waited too long
 * for an answer. The platform's own timeout does the same, but starts and stops a timer for each read of a virtual thread: that
 * took a tenth of the processor time of a booking.
 */
public final class PatientSockets extends SocketFactory {

    private static final Logger LOG = Logger.getLogger(PatientSockets.class);

    /** So much later than asked for at most: far less than what a caller is promised. */
    private static final long LOOK_EVERY_MILLIS = 50;

    private static final Set<PatientSocket> OPEN = ConcurrentHashMap.newKeySet();

    static {
        Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("database-patience").factory())
                .scheduleWithFixedDelay(
                        PatientSockets::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Whatever happens, the watch goes on. */
    private static void look() {
        try {
            OPEN.forEach(PatientSocket::giveUpIfLate);
        } catch (RuntimeException unexpected) {
            LOG.error("The connections to the database could not be looked at", unexpected);
        }
    }

    @Override
    public Socket createSocket() {
        var socket = new PatientSocket();
        OPEN.add(socket);
        return socket;
    }

    /** The driver connects by itself. */
    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
        throw new UnsupportedOperationException();
    }

    private static final class PatientSocket extends Socket {

        private static final long NOT_WAITING = 0;

        private volatile int patienceMillis;
        private volatile long waitingSince;
        private volatile boolean givenUp;

        /** Zero is for ever. */
        @Override
        public void setSoTimeout(int millis) {
            patienceMillis = millis;
        }

        @Override
        public int getSoTimeout() {
            return patienceMillis;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read() throws IOException {
                    var octet = new byte[1];
                    return read(octet, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(octet[0]);
                }

                @Override
                public int read(byte[] buffer, int from, int length) throws IOException {
                    waitingSince = System.nanoTime() | 1; // never the zero of NOT_WAITING
                    try {
                        return in.read(buffer, from, length);
                    } catch (IOException broken) {
                        throw givenUp ? new SocketTimeoutException("Read timed out") : broken;
                    } finally {
                        waitingSince = NOT_WAITING;
                    }
                }
            };
        }

        private void giveUpIfLate() {
            long since = waitingSince;
            long patience = TimeUnit.MILLISECONDS.toNanos(patienceMillis);
            if (since != NOT_WAITING && patience > 0 && System.nanoTime() - since > patience) {
                givenUp = true;
                try {
                    close();
                } catch (IOException alreadyBroken) {
                    LOG.debug("A connection that was given up", alreadyBroken);
                }
            }
        }

        @Override
        public void close() throws IOException {
            OPEN.remove(this);
            super.close();
        }
    }
}
