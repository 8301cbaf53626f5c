package dev.heddle.it.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.it.Engines;
import dev.heddle.it.Explorations;
import dev.heddle.it.Threads;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** A thread waits below a class initialiser that is not woven, where no continuation can be suspended. */
class PinnedTest {

    private static final String PINNING = "dev.heddle.internal.session.BlockingInitializer";

    private static volatile int value;

    @Test
    void theExplorationRestartsOnThreads() {
        Exploration<Integer> exploration = Explorations.on(Engine.AUTO)
                .maxExecutions(20)
                .explore(() -> Class.forName(PINNING, true, new FreshLoader())
                        .getField("VALUE")
                        .getInt(null));

        assertThat(exploration.failures()).isEmpty();
        assertThat(exploration.outcomes()).containsOnlyKeys(2);
        assertThat(exploration.executions()).isEqualTo(20);
        assertThat(exploration.statistics().engine()).isEqualTo(Engine.THREAD);
        assertThat(exploration.notes()).hasSize(Engines.available().size() - 1);
    }

    /** What the initialiser calls. */
    public static final class Callback implements Callable<Integer> {
        @Override
        public Integer call() throws Exception {
            value = 0;
            Thread other = Threads.start(() -> value = 2);
            other.join();
            return value;
        }
    }

    /** Defines the class anew, so that each execution initialises it. */
    private static final class FreshLoader extends ClassLoader {

        FreshLoader() {
            super(PinnedTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            return name.equals(PINNING) ? define(name) : super.loadClass(name, resolve);
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = file.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
