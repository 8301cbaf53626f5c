package dev.heddle.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;

/**
 * A test of concurrent code: a {@link Test} that is run in every interleaving that matters, under Heddle's scheduler
 * and on a virtual clock.
 *
 * <pre>{@code
 * @AsyncTest
 * void noDepositIsLost() throws InterruptedException {
 *     var account = new Account();
 *     var teller = new Thread(() -> account.deposit(1));
 *     teller.start();
 *     account.deposit(1);
 *     teller.join();
 *     assertEquals(2, account.balance());
 * }
 * }</pre>
 *
 * <p>The test passes if no execution fails. Else it fails with the failure's report, whose token replays it:
 *
 * <pre>{@code
 * @AsyncTest
 * @Explore(replay = "h1:…")
 * void noDepositIsLost() …
 * }</pre>
 *
 * <p>The annotation has no attributes; {@link Explore} beside it, or on the class, tunes the exploration, and says what
 * runs inside of an execution. The method must be {@code void}, and neither {@code private} nor {@code static}.
 *
 * @see Explore
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Test
@Explore
public @interface AsyncTest {}
