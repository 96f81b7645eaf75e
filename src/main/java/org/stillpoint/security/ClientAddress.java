package org.stillpoint.security;

import io.vertx.core.net.SocketAddress;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** What stands for one client among addresses: all of IPv4, the /64 of IPv6, which is what one household is given. */
final class ClientAddress {

    private static final int IPV6_NETWORK_BYTES = 8;

    private ClientAddress() {}

    /** A proxy may forward a name that is no address; all of those are one client. */
    static String of(SocketAddress remote) {
        return remote == null || remote.hostAddress() == null ? "unknown" : normal(remote.hostAddress());
    }

    static String normal(String literal) {
        try {
            // Never asks the name service; an IPv4 address in IPv6 clothes comes out as IPv4.
            var address = InetAddress.ofLiteral(literal.replaceFirst("%.*", ""));
            var bytes = address.getAddress();
            return HexFormat.of()
                    .formatHex(address instanceof Inet6Address ? Arrays.copyOf(bytes, IPV6_NETWORK_BYTES) : bytes);
        } catch (IllegalArgumentException noAddress) {
            return literal;
        }
    }
}
