package org.stillpoint.clinic;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A service as its reader may see it.
 *
 * @param minutes from the start until the person leaves
 * @param sites codes of the sites that offer it
 * @param definition how its visit runs and what it needs; for staff only
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@Schema(requiredProperties = {"code", "publicName", "minutes", "sites", "openToPublic"})
public record ServiceView(
        @Schema(examples = "INITIAL_ASSESSMENT") String code,
        @Schema(examples = "First appointment") String publicName,
        @Schema(examples = "75") int minutes,
        @Schema(examples = "[\"harbor\", \"mesa\"]") List<String> sites,
        boolean openToPublic,
        Optional<Definition> definition) {

    /**
     * What the public need not know.
     *
     * @param roomMinutes from the start to the end of the room's turnover
     */
    @Schema(name = "ServiceDefinition")
    public record Definition(
            UUID id,
            String name,
            Route route,
            int roomMinutes,
            List<Phase> phases,
            List<Need> needs,
            int startGridMinutes,
            int minimumNoticeMinutes,
            int horizonDays) {

        static Definition of(Service service) {
            return new Definition(
                    service.id(),
                    service.name(),
                    service.route(),
                    service.totalMinutes(),
                    service.phases(),
                    service.needs(),
                    service.startGridMinutes(),
                    service.minimumNoticeMinutes(),
                    service.horizonDays());
        }
    }

    static ServiceView forStaff(Service service, ClinicPlan plan) {
        return of(service, plan, Optional.of(Definition.of(service)));
    }

    static ServiceView forThePublic(Service service, ClinicPlan plan) {
        return of(service, plan, Optional.empty());
    }

    private static ServiceView of(Service service, ClinicPlan plan, Optional<Definition> definition) {
        var sites = service.sites().stream()
                .flatMap(id -> plan.site(id).stream())
                .filter(site -> !site.retired())
                .map(Site::code)
                .sorted()
                .toList();
        return new ServiceView(
                service.code(),
                service.publicName(),
                service.patientMinutes(),
                sites,
                service.openToPublic(),
                definition);
    }
}
