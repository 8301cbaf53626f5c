package dev.heddle.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An {@code int} parameter of a test that gets the number of a port of this machine on which nobody listens. It was free when it was
 * looked for, and no two parameters get the same. All executions of a test get the same one, so a server in a test must be
 * closed at the end of each.
 *
 * <pre>{@code
 * @AsyncTest
 * void answers(@FreePort int port) …
 * }</pre>
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface FreePort {

    /** {@return of which protocol} */
    Protocol value() default Protocol.TCP;

    /** What ports belong to. */
    enum Protocol {
        /** Of {@code ServerSocket}. */
        TCP,
        /** Of {@code DatagramSocket}. */
        UDP
    }
}
