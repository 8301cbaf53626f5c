package dev.heddle.junit;

import dev.heddle.Cancellation;
import dev.heddle.Engine;
import dev.heddle.FailureKind;
import dev.heddle.OnFailure;
import dev.heddle.Strategy;
import dev.heddle.Timing;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * How the tests in its reach are explored; on a test method it also makes that test an explored one.
 *
 * <pre>{@code
 * @AsyncTest
 * @Explore(maxExecutions = 1_000_000, budget = "30s")
 * void tellersDoNotDeadlock() …
 *
 * @ParameterizedTest
 * @ValueSource(ints = {1, 2, 3})
 * @Explore
 * void buffersOfAnySizeDeliverInOrder(int capacity) …
 * }</pre>
 *
 * <h2>Reach</h2>
 *
 * On a method marked {@code @Test}, {@code @RepeatedTest} or {@code @ParameterizedTest}, it explores each of its
 * invocations. On a class it applies to all test methods of the class, of its subclasses and of its {@code @Nested}
 * classes. On a package, in its {@code package-info.java}, it applies to the test classes of that package, and not of those below;
 * {@code -Dheddle.mode=auto} explores all tests of a run. Both need JUnit 5.12, or {@code
 * junit.jupiter.extensions.autodetection.enabled=true}; {@link Unexplored} leaves a test out. On an annotation of yours it makes
 * that annotation mean the same. A {@code @TestFactory} can't be explored.
 *
 * <h2>Where settings come from</h2>
 *
 * Each attribute is looked up by itself, and the first place that sets it wins:
 *
 * <ol>
 *   <li>a system property: {@code -Dheddle.budget=30s}, {@code -Dheddle.strategy=PCT}; it has the attribute's name;
 *   <li>the method, then the annotations of yours on it;
 *   <li>the test class, then the annotations of yours on it, then its superclasses and interfaces;
 *   <li>the same for each enclosing class of a {@code @Nested} one, from inside to outside;
 *   <li>the package;
 *   <li>{@code heddle.budget=30s} in {@code junit-platform.properties}, or another source of JUnit's configuration
 *       parameters;
 *   <li>the profile, where {@code heddle.profile} is {@code quick} or {@code nightly}: {@code maxExecutions} and {@code budget};
 *   <li>the default.
 * </ol>
 *
 * An attribute left at the value that it has below is not set. {@link #timing}, {@link #cancellation}, {@link
 * #onFailure} and {@link #isolation} are arrays for that reason only: write one value, without braces.
 *
 * <h2>What runs when</h2>
 *
 * Each execution makes a new instance of the test class (and of the classes around a {@code @Nested} one), and runs its
 * {@code @BeforeEach} methods, the test and its {@code @AfterEach} methods in the controlled world. Outside, and once,
 * run: {@code @BeforeAll}, {@code @AfterAll}, the callbacks of other extensions, the resolution of parameters, and one
 * more constructor call, for the instance that JUnit and other extensions see. So what was resolved for a parameter is
 * shared by all executions, and so is what another extension injected: an annotated field that is empty in a new
 * instance gets the value that it has in JUnit's, and so does a {@code @RegisterExtension} field. Mockito's {@code @Mock}
 * fields are made anew in each. Other objects with a memory are made in {@code @BeforeEach}, or reset there; or all of JUnit
 * runs in each execution, see {@link Isolation#JUNIT}.
 *
 * <p>An {@code @AfterEach} method may have parameters of the types {@code TestInfo} and {@code TestReporter}, and those that
 * {@link Fixture} tells of, which are made anew in each execution. A
 * failed assumption discards the execution, like {@link dev.heddle.Heddle#assume}; if it discards all, JUnit sees the
 * test as aborted. {@code @TestInstance(PER_CLASS)} and {@code @Timeout} don't go with an explored test.
 *
 * <h2>Known failures</h2>
 *
 * The schedule in which a test failed is kept, and run first when the test runs next. If it fails again, that is reported and
 * nothing else is run, unless {@link #onFailure} is {@link OnFailure#CONTINUE}; if not, it is forgotten, and the test explored.
 * {@code heddle.keep} and {@code heddle.reports} say where.
 *
 * <h2>What is reported</h2>
 *
 * JUnit gets the report entries {@code heddle}, which says in a sentence what came of it, {@code heddle.verdict}, {@code heddle.executions}, {@code heddle.seed}, {@code
 * heddle.engine}, after a failure {@code heddle.schedule}, and {@code heddle.notes} if something explains or weakens
 * the verdict.
 */
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE, ElementType.PACKAGE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@ExtendWith(ExploreExtension.class)
public @interface Explore {

    /** The value of {@link #seed} that stands for: not set. */
    long NO_SEED = Long.MIN_VALUE;

    /**
     * {@return which interleavings are run} {@link Strategy#AUTO} here means: not set. Default {@link Strategy#AUTO}.
     */
    Strategy strategy() default Strategy.AUTO;

    /**
     * {@return the most executions, 1 or more} The exploration ends after this many, or when its {@link #budget} is used up,
     * whichever comes first. -1 means: not set. Default 10,000.
     */
    long maxExecutions() default -1;

    /**
     * {@return the most wall time for the whole exploration: a number and a unit, such as {@code 500ms}, {@code 10s},
     * {@code 2m} or {@code 1h}, or ISO-8601, such as {@code PT1M30S}} The exploration ends then, or after {@link
     * #maxExecutions}, whichever comes first. Empty means: not set. Default 10 s.
     */
    String budget() default "";

    /** {@return the seed of the random choices} {@link #NO_SEED} means: not set. Default 0. */
    long seed() default NO_SEED;

    /**
     * {@return the token of the one schedule to run, as a failure reported it: {@code h1:…}} If it isn't a schedule of the test
     * any more, the test is explored instead, and a note says so. Empty means: not set.
     */
    String replay() default "";

    /** {@return when virtual time moves; at most one value} None means: not set. Default {@link Timing#DISCRETE}. */
    Timing[] timing() default {};

    /**
     * {@return the most virtual time of an execution until the test, its set-up and its tear-down have ended: a number and a unit, as
     * of {@link #budget}} One that takes more fails as {@link FailureKind#LIVELOCK}. Empty means: not set. By default there is
     * no limit.
     */
    String timeout() default "";

    /** {@return the most preemptions of a schedule, 0 or more} -1 means: not set. By default there is no bound. */
    int preemptionBound() default -1;

    /**
     * {@return the most spurious wake-ups in an execution, 0 or more} More than 0 is refused together with {@link
     * Strategy#EXHAUSTIVE}. -1 means: not set. Default 0.
     */
    int spuriousWakeups() default -1;

    /**
     * {@return the most operations in an execution, 1 or more} One that needs more fails as {@link
     * FailureKind#LIVELOCK}. -1 means: not set. Default 1,000,000.
     */
    int maxSteps() default -1;

    /**
     * {@return whether cancellations are injected; at most one value} None means: not set. Default {@link Cancellation#NONE}.
     * {@link Cancellation#INJECT} is refused together with {@link Strategy#EXHAUSTIVE} where time is {@link Timing#ELASTIC} or
     * preemptions are bounded.
     */
    Cancellation[] cancellation() default {};

    /**
     * {@return the names of the threads that are interrupted with {@link Cancellation#INJECT}: whole names, or beginnings of
     * names and then {@code *}} Empty means: not set. By default these are all threads that the test starts, or what it
     * names with {@link dev.heddle.Heddle#cancellable}.
     */
    String[] cancelling() default {};

    /** {@return what runs the threads} {@link Engine#AUTO} here means: not set. Default {@link Engine#AUTO}. */
    Engine engine() default Engine.AUTO;

    /** {@return the kinds of failures that are none here} Empty means: not set. Default none. */
    FailureKind[] ignoring() default {};

    /**
     * {@return data races that are meant: names of variables, as a report shows them, or of methods that access them, in
     * which {@code *} stands for any letters} See {@link dev.heddle.Explorer#allowingRaces}. Empty means: not set. Default
     * none.
     */
    String[] allowingRaces() default {};

    /**
     * {@return the names of threads that are event loops, whose tasks must not wait; a {@code *} stands for any text} See
     * {@link dev.heddle.Explorer#eventLoops}. Empty means: not set. Default none; classes say it by {@link
     * dev.heddle.EventLoop}.
     */
    String[] eventLoops() default {};

    /** {@return what follows a failure; at most one value} None means: not set. Default {@link OnFailure#STOP}. */
    OnFailure[] onFailure() default {};

    /** {@return what is made anew for each execution; at most one value} None means: not set. Default {@link Isolation#FAST}. */
    Isolation[] isolation() default {};

    /**
     * {@return how many executions the complete exploration has; 1 or more} The test fails if it has another number, and
     * if it doesn't complete; so a change of the code that makes it synchronise otherwise is seen, though nothing fails. A
     * failure is reported as ever, and a replay is free of this. 0 means: not set, and in a property: nothing is expected.
     */
    long expectExecutions() default 0;
}
