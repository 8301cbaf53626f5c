package dev.heddle.internal.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.util.concurrent.Callable;
import net.bytebuddy.jar.asm.ClassReader;
import org.junit.jupiter.api.Test;

/** Classes that were loaded before Heddle was: their flags and members can't be changed any more. */
class EarlyClassTest {

    @Test
    void modelsTheMonitorsOfSynchronizedMethods() throws Exception {
        Callable<?> early = early();

        Controlled controlled = Controlled.run(early);

        assertThat(controlled.error()).isNull();
        assertThat(controlled.value()).isEqualTo("7 3 42 3");
        assertThat(controlled.monitorsHeld()).isZero();
        assertThat(controlled.linesOf("enter")).hasSize(10);
        assertThat(controlled.linesOf("exit")).hasSize(10);
    }

    @Test
    void announcesCallsBehindMethodReferences() throws Exception {
        Controlled controlled = Controlled.run(early());

        assertThat(controlled.linesOf("recordOffset"))
                .containsSubsequence(
                        "recordOffset UPDATE Unsafe.getAndAddInt()", "recordOffset UPDATE Unsafe.getAndAddInt()");
    }

    @Test
    void leavesRealMonitorsInBalance() throws Exception {
        Callable<?> early = early();

        for (int i = 0; i < 2_000; i++) {
            early.call();
        }

        assertThat(Thread.holdsLock(early)).isFalse();
        assertThat(Thread.holdsLock(early.getClass())).isFalse();
    }

    private static Callable<?> early() throws Exception {
        String name = EarlyFixture.class.getName();
        Loader loader = new Loader();
        try (InputStream in = Loader.class.getClassLoader().getResourceAsStream(name.replace('.', '/') + ".class")) {
            Constructor<?> constructor =
                    loader.define(name, new ClassReader(in.readAllBytes())).getDeclaredConstructor();
            constructor.setAccessible(true);
            return (Callable<?>) constructor.newInstance();
        }
    }

    private static final class Loader extends ClassLoader {
        Loader() {
            super(EarlyClassTest.class.getClassLoader());
        }

        Class<?> define(String name, ClassReader reader) {
            Installation installation = Installation.ensure();
            WeavingTransformer transformer = new WeavingTransformer(new ClassWeaver.Shared(
                    installation.sites(), new MemberNames(), new ClassFiles(), installation.diagnostics()));
            byte[] woven = transformer.weave(this, null, Role.USER, ClassWeaver.Shape.FIXED, reader);
            return defineClass(name, woven, 0, woven.length);
        }
    }
}
