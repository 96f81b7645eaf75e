package org.stillpoint.clinic;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import org.stillpoint.platform.Ids;

/** Reads a clinic file and makes it the plan. The reading is done before anybody has to wait. */
@ApplicationScoped
class ClinicFileLoading {

    private final PlanChange change;
    private final Instance<FileSection> sections;
    private final Ids ids;

    ClinicFileLoading(PlanChange change, Instance<FileSection> sections, Ids ids) {
        this.change = change;
        this.sections = sections;
        this.ids = ids;
    }

    PlanOutcome load(byte[] bytes, String author) {
        var file = ClinicFile.read(bytes, sections);
        return change.make(new Content(file), new Source(author, file.text()));
    }

    PlanOutcome preview(byte[] bytes) {
        return change.preview(new Content(ClinicFile.read(bytes, sections)));
    }

    private final class Content implements PlanProposal {

        private final ClinicFile file;

        Content(ClinicFile file) {
            this.file = file;
        }

        @Override
        public ClinicPlan over(ClinicPlan present) {
            return file.over(present, ids::next);
        }

        @Override
        public List<FileSection.Change> sections(ClinicPlan proposed) {
            return sections.stream()
                    .map(section -> section.over(file.section(section.name()), proposed))
                    .toList();
        }
    }
}
