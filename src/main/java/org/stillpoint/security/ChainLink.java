package org.stillpoint.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One row of the audit trail as it is stored, and what its hash should be. Says in Java what the trigger says in SQL, so that
 * neither of them can be changed, or be wrong, without the other disagreeing.
 *
 * @param parts everything that is hashed, in its order, as text; null where a column is null
 */
record ChainLink(int chain, long number, UUID id, byte[] previous, byte[] hash, String[] parts) {

    /** What PostgreSQL writes into an array's text as it is. */
    private static final Pattern BARE = Pattern.compile("(?!(?i:null)$)[^\\s{}\",\\\\\\x0B]+");

    static final String COLUMNS =
            "chain, number, id, previous_hash, hash, at, actor_kind, actor_id, roles, on_behalf_of,"
                    + " action, row_kind, row_id, patients, items, outcome, reason, request_id, rows";

    static ChainLink of(ResultSet row) throws SQLException {
        var at = row.getObject("at", OffsetDateTime.class).toInstant();
        var reason = row.getBytes("reason");
        String[] parts = {
            row.getString("chain"),
            row.getString("number"),
            row.getString("id"),
            Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, at)),
            row.getString("actor_kind"),
            row.getString("actor_id"),
            row.getString("roles"),
            row.getString("on_behalf_of"),
            row.getString("action"),
            row.getString("row_kind"),
            row.getString("row_id"),
            row.getString("patients"),
            row.getString("items"),
            row.getString("outcome"),
            reason == null ? null : HexFormat.of().formatHex(reason),
            row.getString("request_id")
        };
        var rows = row.getString("rows");
        return new ChainLink(
                row.getInt("chain"),
                row.getLong("number"),
                row.getObject("id", UUID.class),
                row.getBytes("previous_hash"),
                row.getBytes("hash"),
                rows == null ? parts : with(parts, rows));
    }

    /** Rows from before there was such a column have no such part. */
    private static String[] with(String[] parts, String rows) {
        return Stream.concat(Arrays.stream(parts), Stream.of(rows)).toArray(String[]::new);
    }

    boolean isSound() {
        return Arrays.equals(hash, expectedHash());
    }

    private byte[] expectedHash() {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(previous);
            return sha256.digest(arrayText().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private String arrayText() {
        return Arrays.stream(parts).map(ChainLink::element).collect(Collectors.joining(",", "{", "}"));
    }

    private static String element(String text) {
        if (text == null) {
            return "NULL";
        }
        return BARE.matcher(text).matches() ? text : '"' + text.replaceAll("[\"\\\\]", "\\\\$0") + '"';
    }
}
