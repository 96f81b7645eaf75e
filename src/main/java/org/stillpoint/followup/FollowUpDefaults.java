package org.stillpoint.followup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.stillpoint.clinic.FileNode;
import org.stillpoint.treatment.FollowUpPlan;

/** The numbers of follow-ups that no protocol says, from a file that names the source of each. */
final class FollowUpDefaults {

    private static final FileNode FILE = read();
    private static final List<FollowUpPlan> PLANS = FILE.at("followUps").items("items").stream()
            .map(FollowUpDefaults::plan)
            .toList();
    private static final Map<String, FollowUpKind> KINDS = FILE.at("kinds").properties().stream()
            .collect(Collectors.toUnmodifiableMap(
                    Map.Entry::getKey,
                    property -> FollowUpKind.valueOf(property.getValue().text().orElseThrow())));

    private FollowUpDefaults() {}

    /** For whoever is treated without a protocol. */
    static List<FollowUpPlan> plans() {
        return PLANS;
    }

    static FollowUpKind kind(FollowUpPlan plan) {
        return KINDS.getOrDefault(
                plan.code(), plan.instruments().isEmpty() ? FollowUpKind.CALL : FollowUpKind.QUESTIONNAIRE);
    }

    static FollowUpKind kind(String code) {
        return Objects.requireNonNull(KINDS.get(code), code);
    }

    static List<String> maintenanceInstruments() {
        return texts(FILE.at("maintenance"), "instruments");
    }

    /** Code of the service of a visit that belongs to no course. */
    static String visitService() {
        return FILE.at("visits").text("service");
    }

    /** How far ahead a visit is offered whose window has passed. */
    static Duration bookLateWithin() {
        return Duration.ofDays(FILE.at("visits").number("lateWithinDays").orElseThrow());
    }

    /** Whether the visit is the review that a course has between two phases. */
    static boolean isReviewOfCourse(String code) {
        return texts(FILE.at("visits"), "reviewsOfCourses").contains(code);
    }

    /** How long before its day a session's questions can be answered. */
    static int maintenanceQuestionsFromDays() {
        return FILE.at("maintenance").number("fromDaysBefore").orElseThrow();
    }

    static int maintenanceQuestionsDueDays() {
        return FILE.at("maintenance").number("dueDaysBefore").orElseThrow();
    }

    static int maintenanceInstrumentsEveryDays() {
        return FILE.at("maintenance").number("everyDays").orElseThrow();
    }

    static Duration relapseWindow() {
        return Duration.ofHours(FILE.at("relapse").number("hours").orElseThrow());
    }

    static Duration riskWindow() {
        return Duration.ofHours(FILE.at("risk").number("hours").orElseThrow());
    }

    /**
     * A step of running after somebody who has not answered.
     *
     * @param after the end of the window that has passed
     * @param window how long there is for it
     * @param call a person calls; otherwise the same is asked again
     */
    record Outreach(Duration after, Duration window, boolean call) {}

    /** In their order; the last is a call. */
    static List<Outreach> outreach() {
        return FILE.at("missedContact").items("steps").stream()
                .map(step -> new Outreach(
                        Duration.ofDays(step.number("afterDays").orElseThrow()),
                        Duration.ofDays(step.number("windowDays").orElseThrow()),
                        step.flag("call")))
                .toList();
    }

    /** For whoever has nothing booked: {@code soon}, {@code again}, {@code review} or {@code paused}. */
    static Window.After nothingBooked(String what) {
        var hours = FILE.at("nothingBooked").at(what);
        return new Window.After(hours(hours, "dueHours"), hours(hours, "fromHours"), hours(hours, "toHours"));
    }

    /** From one treatment to the next, in local days, where neither a rhythm nor the spacing says more. */
    static int daysToNextSession() {
        return FILE.at("nothingBooked").number("nextSessionDays").orElseThrow();
    }

    /** Whoever tries later does so within that time; what is about danger stays due meanwhile. */
    static Duration triedAgainWithin(FollowUpKind kind) {
        return kind == FollowUpKind.RISK
                ? riskWindow()
                : Duration.ofDays(FILE.at("tryLater").number("withinDays").orElseThrow());
    }

    /** After the end of a visit of which nobody has recorded whether the patient came. */
    static Duration unrecordedAfter() {
        return hours(FILE.at("nothingBooked"), "unrecordedAfterHours");
    }

    private static Duration hours(FileNode node, String name) {
        return Duration.ofHours(node.number(name).orElseThrow());
    }

    /** Of {@code RISK}, {@code ESCALATED}, {@code CALL}, {@code OTHERS}; 0 comes first. */
    static int priority(String of) {
        return FILE.at("priorities").number(of).orElseThrow();
    }

    private static FollowUpPlan plan(FileNode item) {
        return new FollowUpPlan(
                item.text("code"),
                item.constant("after", FollowUpPlan.Anchor.class).orElseThrow(),
                item.number("first"),
                item.number("everySessions"),
                item.number("dueHours").orElseThrow(),
                item.number("fromHours").orElseThrow(),
                item.number("toHours").orElseThrow(),
                texts(item, "instruments"));
    }

    private static List<String> texts(FileNode node, String name) {
        return node.items(name).stream().map(item -> item.text().orElseThrow()).toList();
    }

    private static FileNode read() {
        try (var file = FollowUpDefaults.class.getClassLoader().getResourceAsStream("followup/rules.yaml")) {
            return FileNode.ofYaml(Objects.requireNonNull(file).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
