package org.stillpoint.security;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.stillpoint.testsupport.Operations.Call;
import org.stillpoint.testsupport.Wire.Answer;

/** An operation that touches somebody's data, a call of it that succeeds, and what that must leave in the audit trail. */
record AuditedCall(String operation, List<String> actions, boolean isByKey, Supplier<Prepared> preparation) {

    /** {@code own} is the row whose personal key the caller has; null for staff. */
    record Prepared(Call call, Answer own) {
        UUID subject() {
            return UUID.fromString(own.text("id"));
        }
    }

    /** @param actions separated by blanks */
    static AuditedCall byStaff(String operation, String actions, Supplier<Call> call) {
        return new AuditedCall(operation, List.of(actions.split(" ")), false, () -> new Prepared(call.get(), null));
    }

    /** By whoever has the key of a row that is made for it. */
    static AuditedCall byKey(String operation, String actions, Supplier<Answer> row, Function<Answer, Call> call) {
        return new AuditedCall(operation, List.of(actions.split(" ")), true, () -> {
            var own = row.get();
            return new Prepared(call.apply(own), own);
        });
    }

    @Override
    public String toString() {
        return operation;
    }
}
