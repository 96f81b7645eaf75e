package org.stillpoint.followup;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.stillpoint.outcome.Outcomes;
import org.stillpoint.outcome.Score;
import org.stillpoint.platform.Database;

/**
 * What a follow-up asks and nobody has answered: neither to it, nor to those that ran after the same answer before, nor, as a whole and
 * in its time, anywhere else.
 */
@ApplicationScoped
class OpenQuestions {

    static final String CHECK_IN = "CHECK_IN";

    private static final String CHAIN = "select id from follow_up where id = ? or follows = ?";

    private final Database database;
    private final Outcomes outcomes;
    private final CheckIns checkIns;
    private final FollowUps followUps;

    OpenQuestions(Database database, Outcomes outcomes, CheckIns checkIns, FollowUps followUps) {
        this.followUps = followUps;
        this.database = database;
        this.outcomes = outcomes;
        this.checkIns = checkIns;
    }

    /**
     * @param remaining {@link #CHECK_IN} and codes of questionnaires
     * @param responses that stand for it, so far
     */
    record Standing(List<String> remaining, List<UUID> responses) {}

    Standing of(FollowUp followUp) {
        var chain = database.list(CHAIN, row -> row.getObject(1, UUID.class), followUp.root(), followUp.root());
        var counts = root(followUp).answersCountFrom();
        var given = outcomes.scores(followUp.patientId()).stream()
                .filter(score -> followUp.instruments().contains(score.instrument()))
                .filter(score -> score.followUp().filter(chain::contains).isPresent()
                        || score.complete() && !score.answeredAt().isBefore(counts))
                .toList();
        Set<String> answered = given.stream().map(Score::instrument).collect(Collectors.toSet());
        var remaining = new ArrayList<String>();
        if (followUp.kind() == FollowUpKind.CHECK_IN && !isCheckedIn(chain)) {
            remaining.add(CHECK_IN);
        }
        followUp.instruments().stream().filter(code -> !answered.contains(code)).forEach(remaining::add);
        return new Standing(remaining, given.stream().map(Score::response).toList());
    }

    private FollowUp root(FollowUp followUp) {
        return followUp.follows().map(followUps::get).orElse(followUp);
    }

    /** What was told before its time does not count. */
    private boolean isCheckedIn(Collection<UUID> chain) {
        return checkIns.count("id in ?1", chain) > 0;
    }
}
