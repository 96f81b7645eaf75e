package org.stillpoint.platform;

import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jboss.logging.Logger;

/**
 * Stops reading a body that turns out larger than it may be, when no Content-Length had announced its size, or that ends before
 * it should: callers go away, and chunks may not be what they say.
 */
@Provider
class BodyLimit implements ReaderInterceptor {

    private static final Logger LOG = Logger.getLogger(BodyLimit.class);

    /** Asked late: interceptors are made before the configuration is read. */
    private final Instance<HttpSettings> settings;

    BodyLimit(Instance<HttpSettings> settings) {
        this.settings = settings;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        context.setInputStream(
                new Counted(context.getInputStream(), settings.get().bodyLimit().asLongValue()));
        return context.proceed();
    }

    private static final class Counted extends FilterInputStream {
        private final long limit;
        private long count;

        Counted(InputStream body, long limit) {
            super(body);
            this.limit = limit;
        }

        @Override
        public int read() {
            var octet = new byte[1];
            return read(octet, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(octet[0]);
        }

        @Override
        public int read(byte[] buffer, int from, int length) {
            try {
                int read = in.read(buffer, from, length);
                count(Math.max(read, 0));
                return read;
            } catch (IOException brokenOff) {
                LOG.debug("A body broke off", brokenOff);
                throw InvalidRequest.at("", "broke off before its end");
            }
        }

        private void count(int more) {
            count += more;
            if (count > limit) {
                throw new TooLarge(limit);
            }
        }
    }
}
