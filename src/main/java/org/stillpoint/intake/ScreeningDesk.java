package org.stillpoint.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.stillpoint.clinic.Route;
import org.stillpoint.intake.AnswerScreening.Given;
import org.stillpoint.intake.ScreeningView.Earlier;
import org.stillpoint.intake.ScreeningView.ForRoute;
import org.stillpoint.platform.Ids;
import org.stillpoint.platform.NotFound;
import org.stillpoint.security.Audit;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.Roles;

/**
 * Takes the answers to the screening, says what they mean, and starts the crisis flow where they tell of danger. Nobody is
 * refused because of an answer, and no answer because of where the request stands: a word of danger counts at any time.
 */
@ApplicationScoped
@Transactional
class ScreeningDesk {

    private final OwnRequest own;
    private final AppointmentRequests requests;
    private final Screenings screenings;
    private final Questionnaires questionnaires;
    private final IntakeLimits limits;
    private final Crises crises;
    private final IntakeConfig config;
    private final ObjectMapper json;
    private final CurrentUser user;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    ScreeningDesk(
            OwnRequest own,
            AppointmentRequests requests,
            Screenings screenings,
            Questionnaires questionnaires,
            IntakeLimits limits,
            Crises crises,
            IntakeConfig config,
            ObjectMapper json,
            CurrentUser user,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.own = own;
        this.requests = requests;
        this.screenings = screenings;
        this.questionnaires = questionnaires;
        this.limits = limits;
        this.crises = crises;
        this.config = config;
        this.json = json;
        this.user = user;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    ScreeningView answer(UUID id, AnswerScreening given) {
        var request = own.find(id);
        var asked = questionnaires.present();
        boolean inDanger = questionnaires.tellOfDanger(given);
        var answers = inDanger ? given.asTheyAre() : given.to(questionnaires.itemsOf(given.version()));
        limits.chargeChange(inDanger);
        var content = new ScreeningContent(answers, asked.outcomes(answers));
        var screening = Screening.of(ids.next(), id, given.version(), content.sealed(json), clock.instant());
        screenings.persist(screening);
        var deeds = new ArrayList<>(List.of(RequestDeeds.of("SCREENING_ANSWERED", request)));
        if (inDanger) {
            deeds.add(crises.raise(request, CrisisSource.SCREENING));
        }
        requests.flush();
        audit.record(deeds);
        return view(request, screening);
    }

    /** To its sender, and to those who may read what is clinical: these also see what was answered before. */
    ScreeningView read(UUID id) {
        boolean clinician = user.has(Roles.NURSE);
        var request = clinician ? requests.findByIdOptional(id).orElseThrow(NotFound::new) : own.find(id);
        var all = screenings.of(id);
        var newest = all.stream().findFirst().orElseThrow(NotFound::new);
        audit.record(RequestDeeds.of("SCREENING_READ", request));
        return clinician
                ? view(request, newest)
                        .after(all.stream().skip(1).map(this::earlier).toList(), worst(all))
                : view(request, newest);
    }

    private Earlier earlier(Screening screening) {
        var content = content(screening);
        return new Earlier(
                screening.questionnaireVersion(),
                screening.answeredAt().atOffset(ZoneOffset.UTC),
                content.map(ScreeningDesk::answers).orElse(null),
                content.map(ScreeningContent::outcomes).orElse(null),
                content.isPresent() ? null : List.of("answers", "outcomes"));
    }

    /** Whoever answers until the answer suits has still said what they said. */
    private Map<Route, ScreeningOutcome> worst(List<Screening> all) {
        var worst = new TreeMap<Route, ScreeningOutcome>();
        all.stream().flatMap(screening -> content(screening).stream()).forEach(content -> content.outcomes()
                .forEach((route, outcome) ->
                        worst.merge(route, outcome, (one, other) -> one.compareTo(other) < 0 ? one : other)));
        return worst;
    }

    private Optional<ScreeningContent> content(Screening screening) {
        return screening.content().text().map(text -> ScreeningContent.of(text, json));
    }

    private ScreeningView view(AppointmentRequest request, Screening screening) {
        var language = request.origin().language();
        var content = content(screening);
        return new ScreeningView(
                config.crisisResources(language),
                screening.questionnaireVersion(),
                screening.answeredAt().atOffset(ZoneOffset.UTC),
                content.map(ScreeningDesk::answers).orElse(null),
                content.map(known -> routes(known, language)).orElse(null),
                config.nextSteps(language, request.isInCrisis()),
                content.isPresent() ? null : List.of("answers", "routes"),
                null,
                null);
    }

    private static List<Given> answers(ScreeningContent content) {
        return content.answers().entrySet().stream()
                .map(answer -> new Given(answer.getKey(), answer.getValue()))
                .toList();
    }

    private List<ForRoute> routes(ScreeningContent content, String language) {
        return content.outcomes().entrySet().stream()
                .map(route -> new ForRoute(
                        route.getKey(), route.getValue(), config.screeningText(language, route.getValue())))
                .toList();
    }
}
