package dev.heddle.internal.instrument;

import dev.heddle.internal.bootstrap.Carrier;
import dev.heddle.internal.bootstrap.ThreadControl;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What came of a piece of woven code that ran on a carrier, under a {@link HookLog}.
 *
 * @param lines the hooks that were called, without those of the class loader
 */
record Controlled(@Nullable Object value, @Nullable Throwable error, List<String> lines, int monitorsHeld, int silent) {

    static Controlled run(Callable<?> code) {
        return OnCarrier.run(code, Installation.ensure());
    }

    /** Apart, because verifying this class loads classes that the boot loader must load first. */
    private static final class OnCarrier {
        static Controlled run(Callable<?> code, Installation installation) {
            AtomicReference<@Nullable Controlled> result = new AtomicReference<>();
            Carrier carrier = new Carrier(
                    Thread.currentThread().getThreadGroup(),
                    () -> {
                        Carrier self = (Carrier) Thread.currentThread();
                        HookLog log = new HookLog(new Thread("identity"), installation.sites());
                        Object value = null;
                        Throwable error = null;
                        self.running = log;
                        log.mode = ThreadControl.QUIET;
                        try {
                            value = code.call();
                        } catch (Throwable thrown) {
                            error = thrown;
                        }
                        self.running = null;
                        result.set(new Controlled(value, error, log.lines(), log.monitorsHeld(), log.silent));
                    },
                    "carrier of a test");
            carrier.start();
            try {
                carrier.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return result.get();
        }
    }

    /** The lines of these hooks, in order. */
    List<String> linesOf(String... hooks) {
        return lines.stream()
                .filter(line -> List.of(hooks).contains(hookOf(line)))
                .toList();
    }

    private static String hookOf(String line) {
        return line.replaceFirst("[ \\[].*", "");
    }
}
