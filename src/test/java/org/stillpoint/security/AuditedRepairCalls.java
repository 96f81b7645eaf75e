package org.stillpoint.security;

import static org.stillpoint.security.AuditedCall.byStaff;
import static org.stillpoint.testsupport.Office.desk;
import static org.stillpoint.testsupport.Operations.Call.at;

import java.util.List;
import java.util.Map;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Operations.Call;

/** What is done about visits that have lost an actor. */
final class AuditedRepairCalls {

    static final List<AuditedCall> ALL = List.of(
            byStaff("proposeRepair", "REPAIR_PROPOSED", () -> at().sending(sick(Office.open()))),
            byStaff("readRepairProposal", "REPAIR_PROPOSAL_READ", () -> proposed(Office.open())),
            byStaff("acceptRepair", "APPOINTMENT_MOVED REPAIR_ACCEPTED", () -> proposed(Office.open())
                    .sending(Map.of())));

    private AuditedRepairCalls() {}

    private static Map<String, Object> sick(Office office) {
        office.book("talk", "09:00").expect(201);
        desk().post(
                        "/v1/actors/" + office.actor("den") + "/blocks",
                        Map.of(
                                "start",
                                office.at("09:00"),
                                "end",
                                office.at("10:00"),
                                "kind",
                                "LEAVE",
                                "displace",
                                true))
                .expect(201);
        return Map.of(
                "site",
                office.site(),
                "from",
                office.day().toString(),
                "to",
                office.day().toString());
    }

    private static Call proposed(Office office) {
        return at(desk().post("/v1/repair-proposals", sick(office)).expect(201).text("id"));
    }
}
