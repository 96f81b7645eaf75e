package org.stillpoint.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.net.SocketAddress;
import org.junit.jupiter.api.Test;

class ClientAddressTest {

    @Test
    void aHouseholdIsOneClient() {
        assertThat(ClientAddress.of(SocketAddress.inetSocketAddress(1, "2001:db8::1")))
                .isEqualTo(ClientAddress.of(SocketAddress.inetSocketAddress(2, "2001:db8::2")))
                .isNotEqualTo(ClientAddress.of(SocketAddress.inetSocketAddress(1, "2001:db8:0:1::1")));
    }

    @Test
    void whatIsNoAddressIsOneClientToo() {
        assertThat(ClientAddress.of(null)).isEqualTo("unknown");
        assertThat(ClientAddress.of(SocketAddress.domainSocketAddress("/nowhere")))
                .isEqualTo("unknown");
    }
}
