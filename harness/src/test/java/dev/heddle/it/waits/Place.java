package dev.heddle.it.waits;

import dev.heddle.it.Threads.Body;
import java.util.concurrent.TimeUnit;

/**
 * Where another thread waits until its maker releases it.
 *
 * @param forever waits as long as it must
 * @param limited waits for a while; false if that was in vain
 * @param release lets the one who waits, or who comes to wait, go on; called by the thread that made the place
 */
record Place(Body forever, Limited limited, Body release) {

    /** A wait with a limit. */
    @FunctionalInterface
    interface Limited {

        boolean await(long time, TimeUnit unit) throws Exception;
    }
}
