package org.stillpoint.treatment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.stillpoint.clinic.FileNode;

/** A stored version of a protocol. A row that a neighbour of another release wrote may say more or less than this one knows. */
final class ProtocolRow {

    static final String COLUMNS = "id, version, definition::text as definition, retired_at is not null as retired";

    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new Jdk8Module()).build();

    private ProtocolRow() {}

    static Protocol read(ResultSet row) throws SQLException {
        return ProtocolReader.read(
                node(row.getString("definition")),
                row.getObject("id", UUID.class),
                row.getInt("version"),
                row.getBoolean("retired"));
    }

    static String definition(Protocol protocol) {
        return text(ProtocolDefinition.of(protocol));
    }

    private static String text(ProtocolDefinition definition) {
        try {
            return JSON.writeValueAsString(definition);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static FileNode node(String definition) {
        try {
            return FileNode.of(JSON.readTree(definition));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored protocol can not be read", e);
        }
    }
}
