package org.stillpoint.patient;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.stillpoint.clinic.Route;
import org.stillpoint.clinic.Site;

/** Reads what the gates of several visits are judged by: one look for each patient, route and site. */
@ApplicationScoped
class FilesTogether {

    private final PatientFiles files;

    FilesTogether(PatientFiles files) {
        this.files = files;
    }

    /** What a file depends on. */
    private record About(UUID patient, Route route, UUID site) {

        static About of(GateQuestion question) {
            return new About(
                    question.patient(), question.route(), question.site().id());
        }
    }

    /**
     * For each question its file, when nobody else can change or use what the patients' gates rest on. The locks end with the
     * transaction.
     */
    List<PatientFile> lockAndRead(List<GateQuestion> questions) {
        boolean one = questions.stream().map(About::of).distinct().count() == 1;
        if (!one) {
            lockAll(questions);
        }
        var read = new HashMap<About, PatientFile>();
        return questions.stream()
                .map(question -> read.computeIfAbsent(
                        About.of(question), about -> one ? files.lockAndRead(question) : files.read(question)))
                .toList();
    }

    /** All patients before all sites and each in one order, so that nobody waits in a circle. */
    private void lockAll(List<GateQuestion> questions) {
        questions.stream().map(GateQuestion::patient).distinct().sorted().forEach(files::lock);
        var sites = new HashMap<UUID, Site>();
        questions.forEach(question -> sites.put(question.site().id(), question.site()));
        sites.keySet().stream().sorted().map(sites::get).forEach(files::lockShared);
    }
}
