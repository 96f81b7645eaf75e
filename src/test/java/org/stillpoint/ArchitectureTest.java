package org.stillpoint;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.stillpoint.platform.OneEffect;

/** The walls of the house. */
class ArchitectureTest {

    private static final String ROOT = "org.stillpoint";

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
            .importPackages(ROOT);

    private static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/org/stillpoint/client/"))
            .importPackages(ROOT);

    /** What each package may import straight; through those it may import all that they may. */
    private static final Map<String, Set<String>> IMPORTS = Map.ofEntries(
            Map.entry("platform", Set.of()),
            Map.entry("security", Set.of("platform")),
            Map.entry("clinic", Set.of("security")),
            Map.entry("availability", Set.of("clinic")),
            Map.entry("patient", Set.of("clinic")),
            Map.entry("scheduling", Set.of("patient", "availability")),
            Map.entry("intake", Set.of("scheduling")),
            Map.entry("treatment", Set.of("scheduling")),
            Map.entry("session", Set.of("treatment")),
            Map.entry("outcome", Set.of("patient")),
            Map.entry("followup", Set.of("outcome", "session")),
            Map.entry("board", Set.of("followup", "intake")),
            Map.entry("notification", Set.of("followup", "intake")));

    private static Set<String> mayImport(String feature) {
        var all = new TreeSet<String>(Set.of(feature));
        IMPORTS.get(feature).forEach(lower -> all.addAll(mayImport(lower)));
        return all;
    }

    private static String feature(JavaClass type) {
        var name = type.getPackageName();
        return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
    }

    @Test
    void everyPackageIsInTheMatrixAndFlat() {
        for (var type : MAIN) {
            var feature = feature(type);
            assertTrue(feature.isEmpty() || IMPORTS.containsKey(feature), "not in the matrix: " + type.getName());
        }
    }

    @Test
    void importsRunDownwards() {
        var wrong = new ArrayList<String>();
        for (var type : MAIN) {
            var allowed = feature(type).isEmpty() ? IMPORTS.keySet() : mayImport(feature(type));
            type.getDirectDependenciesFromSelf().stream()
                    .filter(dependency ->
                            dependency.getTargetClass().getPackageName().startsWith(ROOT + "."))
                    .filter(dependency -> !allowed.contains(feature(dependency.getTargetClass())))
                    .forEach(dependency -> wrong.add(dependency.getDescription()));
        }
        assertTrue(wrong.isEmpty(), String.join("\n", wrong));
    }

    @Test
    void thereAreNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void httpStaysInResourcesAndBelow() {
        noClasses()
                .that(are(not(simpleNameEndingWith("Resource"))))
                .and(are(not(resideInAPackage(ROOT + ".platform"))))
                .and(not(DescribedPredicate.describe(
                        "inner classes of resources", (JavaClass type) -> type.getEnclosingClass()
                                .filter(outer -> outer.getSimpleName().endsWith("Resource"))
                                .isPresent())))
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are HTTP, other than a filter's query parameters",
                        (JavaClass type) -> type.getPackageName().startsWith("jakarta.ws.rs")
                                && !type.isEquivalentTo(QueryParam.class)
                                && !type.isEquivalentTo(DefaultValue.class)))
                .check(MAIN);
    }

    @Test
    void onlyTheClockTellsTheTime() {
        Set<Class<?>> clocks = Set.of(
                Instant.class,
                LocalDate.class,
                LocalTime.class,
                LocalDateTime.class,
                OffsetDateTime.class,
                ZonedDateTime.class);
        noClasses()
                .that(are(not(DescribedPredicate.describe(
                        "Clocks", (JavaClass type) -> type.getFullName().equals(ROOT + ".platform.Clocks")))))
                .should()
                .callMethodWhere(
                        DescribedPredicate.describe("asks the machine for time or zone", (JavaMethodCall call) -> {
                            var owner = call.getTargetOwner();
                            var name = call.getName();
                            return name.equals("now") && clocks.stream().anyMatch(owner::isEquivalentTo)
                                    || owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis")
                                    || owner.isEquivalentTo(ZoneId.class) && name.equals("systemDefault")
                                    || owner.isEquivalentTo(Clock.class) && name.startsWith("system")
                                    || owner.isEquivalentTo(TimeZone.class) && name.endsWith("Default");
                        }))
                .check(MAIN);
    }

    @Test
    void transactionsStandOnOperationClassesOnly() {
        var outside = DescribedPredicate.describe(
                "resources, repositories, entities",
                (JavaClass type) -> type.isAnnotatedWith(Path.class)
                        || type.isAnnotatedWith(Entity.class)
                        || type.isAssignableTo(PanacheRepositoryBase.class));
        noClasses()
                .that(are(outside))
                .should()
                .beAnnotatedWith(Transactional.class)
                .check(MAIN);
        methods()
                .that()
                .areDeclaredInClassesThat(outside)
                .should()
                .notBeAnnotatedWith(Transactional.class)
                .check(MAIN);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        for (Class<? extends java.lang.annotation.Annotation> injection :
                List.of(Inject.class, ConfigProperty.class, PersistenceContext.class)) {
            fields().should().notBeAnnotatedWith(injection).check(MAIN);
        }
    }

    private static boolean isEndpoint(JavaMethod method) {
        return verb(method) != null;
    }

    private static String verb(JavaMethod method) {
        for (JavaAnnotation<JavaMethod> annotation : method.getAnnotations()) {
            var type = annotation.getRawType();
            if (type.isAnnotatedWith(HttpMethod.class)) {
                return type.getAnnotationOfType(HttpMethod.class).value();
            }
        }
        return null;
    }

    private static ArchCondition<JavaMethod> satisfy(String what, java.util.function.Predicate<JavaMethod> condition) {
        return new ArchCondition<>(what) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                if (!condition.test(method)) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName() + " does not " + what));
                }
            }
        };
    }

    private static final DescribedPredicate<JavaMethod> ENDPOINTS =
            DescribedPredicate.describe("are endpoints", ArchitectureTest::isEndpoint);

    @Test
    void everyEndpointSaysWhoMayCallIt() {
        methods()
                .that(ENDPOINTS)
                .should(satisfy(
                        "say who may call it",
                        method -> method.isAnnotatedWith(RolesAllowed.class)
                                || method.isAnnotatedWith(PermitAll.class)
                                || method.getOwner().isAnnotatedWith(RolesAllowed.class)
                                || method.getOwner().isAnnotatedWith(PermitAll.class)))
                .check(MAIN);
    }

    /**
     * Signing in, changing a password and the set-up keep what a failure is charged, so they are not one effect. A verification of
     * the audit trail only reads, and for longer than a transaction lasts. A repair is sought for as long, and two proposals do no
     * more than one.
     */
    @Test
    void whateverChangesSomethingIsOneEffect() {
        methods()
                .that(ENDPOINTS)
                .and(DescribedPredicate.describe(
                        "change something", method -> !verb(method).equals("GET")))
                .and()
                .areNotDeclaredIn("org.stillpoint.security.AuthResource")
                .and()
                .areNotDeclaredIn("org.stillpoint.security.SetupResource")
                .and()
                .areNotDeclaredIn("org.stillpoint.security.AuditEventResource")
                .and(
                        DescribedPredicate.describe(
                                "are not the search for a repair",
                                method -> !method.getFullName()
                                        .matches(
                                                "org\\.stillpoint\\.(treatment\\.Repair|session\\.Endangered)ProposalResource\\.propose\\(.*")))
                .should()
                .beAnnotatedWith(OneEffect.class)
                .check(MAIN);
    }

    /** The build finds tests by these names. */
    @Test
    void everyTestIsRun() {
        methods()
                .that()
                .areMetaAnnotatedWith(Testable.class)
                .should()
                .beDeclaredInClassesThat()
                .haveNameMatching(".*(Test|IT|StillpointBench)(\\$.*)?")
                .check(TESTS);
    }

    /** Two answer from memory alone. */
    @Test
    void resourcesRunOnVirtualThreads() {
        classes()
                .that()
                .areAnnotatedWith(Path.class)
                .and()
                .doNotHaveSimpleName("ProblemsResource")
                .and()
                .doNotHaveSimpleName("ConditionResource")
                .should()
                .beAnnotatedWith(RunOnVirtualThread.class)
                .check(MAIN);
        classes()
                .that()
                .areAnnotatedWith(Path.class)
                .should()
                .haveSimpleNameEndingWith("Resource")
                .check(MAIN);
    }
}
