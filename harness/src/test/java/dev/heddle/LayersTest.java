package dev.heddle;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.ENUMS;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.CacheMode;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.WeakHashMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps the house in one direction, from top to bottom: API, session, report, explore and detect, schedule, runtime,
 * clock, model, instrument, bootstrap.
 */
@AnalyzeClasses(
        packages = "dev.heddle",
        importOptions = LayersTest.MainClasses.class,
        cacheMode = CacheMode.PER_CLASS) // kept, the classes would be looked through by all explorations of this JVM
@ArchTag("slow")
class LayersTest {

    /** Fewer classes than this, and the rules pass on next to nothing. Raise it as the house grows. */
    private static final int SCANNED_AT_LEAST = 150;

    private static final String API = "dev.heddle";
    private static final String ASYNC = "dev.heddle.async..";
    private static final String ASSERTJ = "dev.heddle.assertj..";
    private static final String LINEARIZABILITY = "dev.heddle.linearizability..";
    private static final String SESSION = "dev.heddle.internal.session..";
    private static final String REPORT = "dev.heddle.internal.report..";
    private static final String JSON = "dev.heddle.internal.report.json..";
    private static final String EXPLORE = "dev.heddle.internal.explore..";
    private static final String DETECT = "dev.heddle.internal.detect..";
    private static final String SCHEDULE = "dev.heddle.internal.schedule..";
    private static final String RUNTIME = "dev.heddle.internal.runtime..";
    private static final String CLOCK = "dev.heddle.internal.clock..";
    private static final String MODEL = "dev.heddle.internal.model..";
    private static final String INSTRUMENT = "dev.heddle.internal.instrument..";
    private static final String BOOTSTRAP = "dev.heddle.internal.bootstrap..";

    private static final DescribedPredicate<JavaClass> API_ENUMS =
            resideInAPackage(API).and(ENUMS).as("enums of the API");

    private static final Set<String> VARYING = Set.of(
            HashMap.class.getName(),
            HashSet.class.getName(),
            IdentityHashMap.class.getName(),
            Random.class.getName(),
            SplittableRandom.class.getName(),
            WeakHashMap.class.getName());

    /** The one shows progress, the other writes diagnostics when the JVM ends; both only if asked. */
    /** Those that show something, and one that tells these streams from others. */
    private static final Set<String> CONSOLES = Set.of(
            "dev.heddle.internal.session.ConsoleProgress",
            "dev.heddle.internal.instrument.Installation",
            "dev.heddle.internal.runtime.location.StandardStreams");

    private static final Set<String> WALL_CLOCK = Set.of("currentTimeMillis", "nanoTime");

    /** What a deterministic package uses all the same, and why that can't change an outcome. */
    private static final List<Explained> EXPLAINED = List.of(
            new Explained("World", Callable.class, "the test's body, as the user gave it"),
            new Explained("HookCheck", LockSupport.class, "unparks itself to see that the hooks answer"),
            new Explained("ControlledThread", TimeUnit.class, "an argument of a hook"),
            new Explained("engine.ThreadEngine", LockSupport.class, "parks carriers for real, outside of any fiber"),
            new Explained("engine.ThreadEngine$Baton", LockSupport.class, "parks carriers for real"),
            new Explained("WaitGraph", AbstractOwnableSynchronizer.class, "asks a lock for its owner, for a report"),
            new Explained("SpanRecorder", AbstractOwnableSynchronizer.class, "asks a lock for its owner, for a report"),
            new Explained("ThreadIds", IdentityHashMap.class, "looks up only"),
            new Explained("WorldStatics", ForkJoinPool.class, "the world's own common pool, for the test"),
            new Explained("WorldStatics", ScheduledThreadPoolExecutor.class, "the world's own delayer, for the test"),
            new Explained("WorldStatics", ThreadFactory.class, "the delayer's threads, which are the test's"),
            new Explained("WorldStatics", AtomicInteger.class, "stands for a counter of the JDK"),
            new Explained("WorldStatics", AtomicLong.class, "stands for a seed of the JDK"));

    private static final List<String> LOOKS_UP_ONLY = List.of(
            "dev.heddle.internal.runtime.location.",
            "dev.heddle.internal.runtime.statics.",
            "dev.heddle.internal.runtime.CarriedState",
            "dev.heddle.internal.explore.dpor.Preemptions");

    @ArchTest
    static void scansEnoughClassesToMeanSomething(JavaClasses scanned) {
        assertThat(scanned).hasSizeGreaterThanOrEqualTo(SCANNED_AT_LEAST);
    }

    @ArchTest
    static final ArchRule theApiUsesOnlyTheSession = usesOnly(
            API,
            resideInAnyPackage(API, SESSION, SCHEDULE),
            "what users hold must not tie down how it is done; only a token is checked where it is made");

    @ArchTest
    static final ArchRule asyncKnowsNothingOfTheHarness = usesOnly(
            ASYNC,
            resideInAPackage(ASYNC).or(assignableTo(ThrowingRunnable.class)),
            "it runs in production, where there is no harness; what may throw anything is all that it shares");

    @ArchTest
    static final ArchRule assertionsUseOnlyTheApi =
            usesOnly(ASSERTJ, resideInAnyPackage(ASSERTJ, API), "they say nothing that a user could not have said");

    @ArchTest
    static final ArchRule onlyAssertionsUseAssertJ = noClasses()
            .that(resideOutsideOfPackages(ASSERTJ))
            .should()
            .dependOnClassesThat(resideInAPackage("org.assertj.."))
            .because("AssertJ is an optional dependency: who doesn't name these assertions doesn't need it");

    @ArchTest
    static final ArchRule nothingOfHeddleUsesTheAssertions = noClasses()
            .that(resideOutsideOfPackages(ASSERTJ))
            .should()
            .dependOnClassesThat(resideInAPackage(ASSERTJ))
            .because("without AssertJ they can't even be loaded");

    @ArchTest
    static final ArchRule historiesUseOnlyTheSession = usesOnly(
            LINEARIZABILITY, resideInAnyPackage(LINEARIZABILITY, API, SESSION), "they are part of what users hold");

    @ArchTest
    static final ArchRule onlyLinearizabilityUsesLincheck = noClasses()
            .that(resideOutsideOfPackages(LINEARIZABILITY))
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.jetbrains..", "kotlin..", LINEARIZABILITY))
            .because("Lincheck is an optional dependency: who checks no histories doesn't need it");

    @ArchTest
    static final ArchRule theCoreNeverPrints = noClasses()
            .that(describe("are no console", type -> !CONSOLES.contains(type.getName())))
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("what is shown goes through a sink, so that a user can turn it off and a test can read it");

    @ArchTest
    static final ArchRule onlySessionWires = noClasses()
            .that(resideOutsideOfPackages(SESSION, REPORT, EXPLORE, DETECT, INSTRUMENT))
            .should()
            .dependOnClassesThat(resideInAnyPackage(REPORT, EXPLORE, DETECT, INSTRUMENT))
            .because(
                    "strategies, detectors, reports and weaving meet in session alone, so that each can be changed alone");

    @ArchTest
    static final ArchRule onlyTheApiCallsTheSession = noClasses()
            .that(resideOutsideOfPackages(API, LINEARIZABILITY, SESSION))
            .should()
            .dependOnClassesThat(resideInAPackage(SESSION))
            .because("session stands on top of everything that it wires");

    @ArchTest
    static final ArchRule reportsOnlyRead = usesOnly(
            REPORT,
            resideInAnyPackage(REPORT, SCHEDULE, MODEL, API),
            "a report renders what happened; it can't make anything happen");

    @ArchTest
    static final ArchRule strategiesUseOnlyTheModel = usesOnly(
            EXPLORE,
            resideInAnyPackage(EXPLORE, MODEL).or(API_ENUMS),
            "a strategy decides from what the model shows, whichever engine runs below");

    @ArchTest
    static final ArchRule detectorsUseOnlyTheModel = usesOnly(
                    DETECT,
                    resideInAnyPackage(DETECT, MODEL).or(API_ENUMS),
                    "a detector judges operations, whichever engine ran them")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule schedulesUseOnlyWhatLiesBelow = usesOnly(
            SCHEDULE,
            resideInAnyPackage(SCHEDULE, RUNTIME, CLOCK, MODEL, BOOTSTRAP)
                    .or(API_ENUMS)
                    .or(assignableTo(ScheduleException.class)),
            "a token must be readable without the loop that made it");

    @ArchTest
    static final ArchRule runtimeUsesOnlyWhatLiesBelow = usesOnly(
            RUNTIME,
            resideInAnyPackage(RUNTIME, CLOCK, MODEL, BOOTSTRAP).or(API_ENUMS),
            "one execution knows neither who chooses its steps nor who judges them");

    @ArchTest
    static final ArchRule clockUsesOnlyWhatLiesBelow = usesOnly(
            CLOCK,
            resideInAnyPackage(CLOCK, MODEL, BOOTSTRAP),
            "time belongs to an execution, not the other way round");

    @ArchTest
    static final ArchRule modelUsesNothingOfHeddle =
            usesOnly(MODEL, resideInAPackage(MODEL).or(API_ENUMS), "it is the vocabulary that all the others share");

    @ArchTest
    static final ArchRule instrumentUsesOnlyModelAndBootstrap = usesOnly(
            INSTRUMENT,
            resideInAnyPackage(INSTRUMENT, MODEL, BOOTSTRAP),
            "weaving only decides which class gets which hook, and names the code sites");

    @ArchTest
    static final ArchRule onlyInstrumentUsesByteBuddy = noClasses()
            .that(resideOutsideOfPackages(INSTRUMENT))
            .should()
            .dependOnClassesThat(resideInAPackage("net.bytebuddy.."))
            .because("how classes are woven is a decision of one package");

    @ArchTest
    static final ArchRule onlyJsonReportsUseJackson = noClasses()
            .that(resideOutsideOfPackages(JSON))
            .should()
            .dependOnClassesThat(resideInAPackage("com.fasterxml.jackson.."))
            .because("a user's own version of Jackson may be on the class path: the less of it we use, the better");

    @ArchTest
    static final ArchRule pagesAreMadeOfJson = noClasses()
            .that(resideInAPackage(JSON))
            .should()
            .dependOnClassesThat(resideInAPackage("dev.heddle.internal.report.html.."))
            .because("a page shows the data that tools get, and the data knows of no page");

    @ArchTest
    static final ArchRule bootstrapUsesOnlyJavaLang = classes()
            .that(resideInAPackage(BOOTSTRAP))
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            BOOTSTRAP, "java.lang", "java.lang.invoke", "java.lang.reflect", "org.jspecify.annotations")
                    .or(belongToAnyOf(TimeUnit.class, Duration.class)))
            .because("the boot loader sees nothing else, and the rest of the JDK is woven to call it;"
                    + " units and durations are arguments of what is hooked");

    @ArchTest
    static final ArchRule sameInputSameExecution = classes()
            .that(resideInAnyPackage(RUNTIME, CLOCK, EXPLORE, SCHEDULE))
            .should(notUseWhatVariesOrIsWoven())
            .because("a token must replay to the letter: no wall clock, no unseeded random, no hash order; "
                    + "and what is woven itself must not run below the weaving");

    @ArchTest
    static final ArchRule noPackageCycles = slices().matching("dev.heddle.(**)")
            .should()
            .beFreeOfCycles()
            .because("a layer that can't be read alone is no layer; "
                    + "(the API is left out: its enums are shared vocabulary, and it calls the session)");

    private static ArchRule usesOnly(String layer, DescribedPredicate<JavaClass> ofHeddle, String reason) {
        return classes()
                .that(resideInAPackage(layer))
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackage("dev.heddle..").or(ofHeddle))
                .because(reason);
    }

    private static DescribedPredicate<JavaClass> resideOutsideOfPackages(String... packages) {
        return DescribedPredicate.not(resideInAnyPackage(packages));
    }

    private static ArchCondition<JavaClass> notUseWhatVariesOrIsWoven() {
        DescribedPredicate<JavaClass> types = resideInAnyPackage("java.util.concurrent..", "java.util.logging..")
                .or(describe("vary from run to run", type -> VARYING.contains(type.getName())));
        return new ArchCondition<>("use nothing that varies from run to run or is woven itself") {
            @Override
            public void check(JavaClass user, ConditionEvents events) {
                user.getDirectDependenciesFromSelf().stream()
                        .filter(use -> types.test(use.getTargetClass().getBaseComponentType()))
                        .filter(use -> EXPLAINED.stream().noneMatch(explained -> explained.covers(use)))
                        .filter(use -> !looksUpOnly(use))
                        .forEach(use -> events.add(SimpleConditionEvent.violated(use, use.getDescription())));
                user.getCodeUnitAccessesFromSelf().stream()
                        .filter(call -> call.getTargetOwner().isEquivalentTo(System.class)
                                && WALL_CLOCK.contains(call.getName()))
                        .forEach(call -> events.add(SimpleConditionEvent.violated(call, call.getDescription())));
            }
        };
    }

    /** What names the JDK's objects knows their classes, and looks up in maps that nobody iterates over. */
    private static boolean looksUpOnly(Dependency use) {
        String user = use.getOriginClass().getName();
        return LOOKS_UP_ONLY.stream().anyMatch(user::startsWith);
    }

    /** ArchUnit's own option knows Maven's usual folders only, and a quick build has others. */
    static final class MainClasses implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes/");
        }
    }

    /** An exception to {@link #sameInputSameExecution}: this class may use this type, and why. */
    private record Explained(String user, Class<?> used, String why) {
        boolean covers(Dependency use) {
            return use.getOriginClass().getName().equals("dev.heddle.internal.runtime." + user)
                    && use.getTargetClass().isEquivalentTo(used);
        }
    }
}
