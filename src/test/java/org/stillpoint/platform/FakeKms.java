package org.stillpoint.platform;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KmsClient;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/** A key management service that is found as the real ones are. The last byte of its keys is that of the address. */
public final class FakeKms implements KmsClient {

    @Override
    public boolean doesSupport(String uri) {
        return uri.startsWith("fake-kms://");
    }

    @Override
    public KmsClient withCredentials(String path) {
        return this;
    }

    @Override
    public KmsClient withDefaultCredentials() {
        return this;
    }

    @Override
    public Aead getAead(String uri) throws GeneralSecurityException {
        if (uri.endsWith("/forbidden")) {
            throw new GeneralSecurityException("permission denied");
        }
        var key = new byte[32];
        Arrays.fill(key, (byte) uri.charAt(uri.length() - 1));
        return new AesGcmJce(key);
    }
}
