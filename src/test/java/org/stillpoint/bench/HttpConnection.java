package org.stillpoint.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * One connection that stays open, on which one request after another is answered. As plain as HTTP/1.1 allows: whatever the load
 * costs is missing to the server that it measures. Each answer is read to its end, be that told by its length or by its chunks.
 */
final class HttpConnection implements AutoCloseable {

    static final int MORE_TO_COME = -1;

    private static final byte[] END_OF_HEAD = ascii("\r\n\r\n");
    private static final byte[] END_OF_LINE = ascii("\r\n");
    private static final byte[] LENGTH = ascii("\r\ncontent-length:");
    private static final byte[] CHUNKED = ascii("\r\ntransfer-encoding: chunked");

    private final SocketChannel channel;
    private ByteBuffer answer = ByteBuffer.allocate(1 << 14);
    private int headEnd;

    HttpConnection(URI server) throws IOException {
        channel = SocketChannel.open(new InetSocketAddress(server.getHost(), server.getPort()));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
    }

    /** {@code owner} is attached to the key, which is ready when there is something to {@link #read}. */
    void register(Selector selector, Object owner) throws IOException {
        channel.register(selector, SelectionKey.OP_READ, owner);
    }

    void send(byte[] request) throws IOException {
        answer.clear();
        headEnd = -1;
        for (var rest = ByteBuffer.wrap(request); rest.hasRemaining(); ) {
            channel.write(rest);
        }
    }

    /** Takes what has come. Returns the status once the answer is there to its end, until then {@link #MORE_TO_COME}. */
    int read() throws IOException {
        if (!answer.hasRemaining()) {
            answer = ByteBuffer.allocate(2 * answer.capacity()).put(answer.flip());
        }
        if (channel.read(answer) < 0) {
            throw new EOFException("closed before the end of the answer");
        }
        if (headEnd < 0) {
            headEnd = after(END_OF_HEAD, 0, answer.position());
        }
        return headEnd >= 0 && isWhole() ? status() : MORE_TO_COME;
    }

    private boolean isWhole() {
        int length = after(LENGTH, 0, headEnd);
        if (length >= 0) {
            return answer.position() >= headEnd + number(length, 10);
        }
        return after(CHUNKED, 0, headEnd) < 0 || hasLastChunk();
    }

    /** Without trailers, which nobody sends here. */
    private boolean hasLastChunk() {
        for (int at = headEnd; ; ) {
            int data = after(END_OF_LINE, at, answer.position());
            if (data < 0) {
                return false;
            }
            int length = number(at, 16);
            at = data + length + END_OF_LINE.length;
            if (length == 0 || at > answer.position()) {
                return at <= answer.position();
            }
        }
    }

    private int status() {
        return number("HTTP/1.1 ".length(), 10);
    }

    private int number(int from, int radix) {
        int at = from;
        while (answer.get(at) == ' ') {
            at++;
        }
        int number = 0;
        for (int digit = digit(at, radix); digit >= 0; digit = digit(++at, radix)) {
            number = number * radix + digit;
        }
        return number;
    }

    private int digit(int at, int radix) {
        return Character.digit(answer.get(at), radix);
    }

    /** Where it goes on after the first such text there, in letters of either size; -1 if there is none. */
    private int after(byte[] text, int from, int to) {
        var bytes = answer.array();
        for (int at = from; at <= to - text.length; at++) {
            int same = 0;
            while (same < text.length && lower(bytes[at + same]) == text[same]) {
                same++;
            }
            if (same == text.length) {
                return at + same;
            }
        }
        return -1;
    }

    private static int lower(byte letter) {
        return letter >= 'A' && letter <= 'Z' ? letter + 'a' - 'A' : letter;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
