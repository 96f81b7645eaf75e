package org.stillpoint.security;

import static org.stillpoint.security.AuditedCall.byStaff;
import static org.stillpoint.testsupport.Operations.Call.at;

import java.util.List;
import java.util.Map;
import org.stillpoint.testsupport.Chart;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Operations.Call;
import org.stillpoint.testsupport.SignedIn;
import org.stillpoint.treatment.ProtocolSample;

/** What managers do with accounts, keys, the trail itself and what the clinic may do. */
final class AuditedClinicCalls {

    private static final String PASSWORD = "a good long password";

    static final List<AuditedCall> ALL = List.of(
            byStaff("recordRemsCertification", "REMS_CERTIFICATION_RECORDED", () -> at(Chart.office()
                            .site())
                    .sending(certification())),
            byStaff("endRemsCertification", "REMS_CERTIFICATION_ENDED", () -> certified(
                            Chart.office().site())
                    .sending(Map.of("reason", "made up"))),
            byStaff("defineProtocol", "PROTOCOL_DEFINED", () -> at().sending(
                            ProtocolSample.inAnyClinic().asRequest())),
            byStaff(
                    "retireProtocol",
                    "PROTOCOL_RETIRED",
                    () -> at(ProtocolSample.inAnyClinic().install().code()).ifMatch(1)),
            byStaff("showSignedIn", "ACCOUNT_READ", Call::at),
            byStaff("listAccounts", "ACCOUNTS_LISTED", Call::at),
            byStaff("createAccount", "ACCOUNT_CREATED", () -> at().sending(account())),
            byStaff("readAccount", "ACCOUNT_READ", AuditedClinicCalls::colleague),
            byStaff("giveAccountRoles", "ACCOUNT_ROLES_GIVEN", () -> colleague()
                    .ifMatch(0)
                    .sending(Map.of("roles", List.of("NURSE")))),
            byStaff("setAccountPassword", "ACCOUNT_PASSWORD_SET", () -> colleague()
                    .sending(Map.of("newPassword", "another long password"))),
            byStaff("deactivateAccount", "ACCOUNT_DEACTIVATED", () -> colleague()
                    .ifMatch(0)),
            byStaff("reactivateAccount", "ACCOUNT_REACTIVATED", () -> colleague()
                    .ifMatch(0)),
            byStaff("rotateSigningKey", "SIGNING_KEY_ROTATED", Call::at),
            byStaff("rotateEncryptionKey", "ENCRYPTION_KEY_ROTATED", Call::at),
            byStaff("listAuditEvents", "AUDIT_EVENTS_READ", Call::at),
            byStaff("verifyAuditTrail", "AUDIT_TRAIL_VERIFIED", Call::at));

    private AuditedClinicCalls() {}

    private static Map<String, Object> account() {
        return Map.of("username", SignedIn.newUsername(), "password", PASSWORD, "roles", List.of("FRONT_DESK"));
    }

    private static Call colleague() {
        return at(Office.staff("manager")
                .post("/v1/accounts", account())
                .expect(201)
                .text("id"));
    }

    private static Map<String, Object> certification() {
        return Map.of("certificationNumber", "EXAMPLE-1", "from", "2020-01-01");
    }

    private static Call certified(String site) {
        var row = Office.staff("manager")
                .post("/v1/sites/" + site + "/rems-certifications", certification())
                .expect(201);
        return at(site, row.text("id"));
    }
}
