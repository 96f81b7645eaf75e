package org.stillpoint.security;

import jakarta.inject.Singleton;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.JoseException;
import org.stillpoint.platform.Database;

/**
 * Signed tokens (JWT, EdDSA) that say which account signed in. What the account may do is read from its row, not from the
 * token, so that a change of roles holds at once; {@code epoch} ends all earlier tokens of the account.
 */
@Singleton
class Tokens {

    static final Duration LONGEST_LIFE = Duration.ofHours(8);

    private static final String ISSUER = "stillpoint";
    private static final String EPOCH = "epoch";

    private final SigningKeys keys;
    private final Database database;
    private final Duration life;
    private final Clock clock;

    Tokens(SigningKeys keys, Database database, SignInSettings settings, Clock clock) {
        this.keys = keys;
        this.database = database;
        this.life = settings.tokenLife().compareTo(LONGEST_LIFE) > 0 ? LONGEST_LIFE : settings.tokenLife();
        this.clock = clock;
    }

    TokenView issue(UUID account, long epoch) {
        var now = clock.instant();
        var claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setSubject(account.toString());
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(now.plus(life).getEpochSecond()));
        claims.setClaim(EPOCH, epoch);
        return new TokenView(signed(claims), "Bearer", life.toSeconds());
    }

    private String signed(JwtClaims claims) {
        var key = keys.newest();
        var signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.EDDSA);
        signature.setKeyIdHeaderValue(key.kid());
        signature.setKey(key.key());
        signature.setPayload(claims.toJson());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException broken) {
            throw new IllegalStateException(broken);
        }
    }

    Optional<Credentials.Verified> verify(String token) {
        try {
            // The key is looked up outside of the library, which would take a lost database for a bad token.
            var key = kid(token).flatMap(keys::verifying);
            return key.isPresent() ? verified(claims(token, key.get())) : Optional.empty();
        } catch (InvalidJwtException | MalformedClaimException | IllegalArgumentException notGood) {
            return Optional.empty();
        }
    }

    /** Anybody may write anything there, also what is no text, over which the library stumbles. */
    private static Optional<String> kid(String token) {
        try {
            return Optional.ofNullable(
                    JsonWebStructure.fromCompactSerialization(token).getKeyIdHeaderValue());
        } catch (JoseException | RuntimeException notGood) {
            return Optional.empty();
        }
    }

    private Optional<Credentials.Verified> verified(JwtClaims claims) throws MalformedClaimException {
        var account = UUID.fromString(claims.getSubject());
        var until = Instant.ofEpochSecond(claims.getExpirationTime().getValue());
        return roles(account, claims.getClaimValue(EPOCH, Long.class))
                .map(AccountRole::effective)
                .map(roles -> Credentials.Verified.of(new Caller.OfAccount(account, roles), until));
    }

    private JwtClaims claims(String token, PublicKey key) throws InvalidJwtException {
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.EDDSA))
                .setVerificationKey(key)
                .setExpectedIssuer(ISSUER)
                .setRequireSubject()
                .setRequireExpirationTime()
                .setEvaluationTime(NumericDate.fromSeconds(clock.instant().getEpochSecond()))
                .build()
                .processToClaims(token);
    }

    private Optional<EnumSet<AccountRole>> roles(UUID account, Long epoch) {
        return database.first(
                "select roles from account where id = ? and epoch = ? and active",
                row -> {
                    var roles = EnumSet.noneOf(AccountRole.class);
                    Arrays.stream((String[]) row.getArray(1).getArray())
                            .map(AccountRole::valueOf)
                            .forEach(roles::add);
                    return roles;
                },
                account,
                epoch);
    }
}
