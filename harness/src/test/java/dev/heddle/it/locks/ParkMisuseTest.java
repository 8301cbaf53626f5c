package dev.heddle.it.locks;

import static dev.heddle.it.Explorations.failure;
import static dev.heddle.it.Threads.start;
import static dev.heddle.it.exhaustive.Exhaustive.verified;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.FailureKind;
import dev.heddle.Heddle;
import dev.heddle.ThrowingRunnable;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Shows;
import dev.heddle.it.Shows.Aspect;
import java.util.concurrent.locks.LockSupport;

/** Permits that users take for messages, and messages that permits only tell of. */
class ParkMisuseTest {

    private static FailureKind found(Engine engine, ThrowingRunnable test) {
        return failure(Heddle.explorer().engine(engine), test).kind();
    }

    /** Hands one value to one thread. */
    private static final class Mailbox {

        private volatile Thread reader;
        private volatile String letter = "none";

        String readAfterAPark() {
            reader = Thread.currentThread();
            LockSupport.park(this);
            return letter;
        }

        String readAfterALookAndAPark() {
            if (letter.equals("none")) {
                reader = Thread.currentThread();
                LockSupport.park(this);
            }
            return letter;
        }

        String read() {
            reader = Thread.currentThread();
            while (letter.equals("none")) {
                LockSupport.park(this);
            }
            return letter;
        }

        void write(String written) {
            letter = written;
            LockSupport.unpark(reader);
        }
    }

    @OnEveryEngine
    @Shows(of = LockSupport.class, value = Aspect.MUST_FIND)
    void endsAWaitThatDoesNotLookAgainByAPermitOfAnother(Engine engine) {
        assertThat(found(engine, () -> {
                    Mailbox mailbox = new Mailbox();
                    Thread writer = start(() -> mailbox.write("letter"));
                    LockSupport.unpark(Thread.currentThread()); // as a lock leaves one behind
                    String read = mailbox.readAfterAPark();
                    writer.join();
                    if (!read.equals("letter")) {
                        throw new AssertionError("read " + read);
                    }
                }))
                .isEqualTo(FailureKind.EXCEPTION);
    }

    @OnEveryEngine
    @Shows(of = LockSupport.class, value = Aspect.MUST_FIND)
    void isForEverWhenTheReaderLooksBeforeItIsKnown(Engine engine) {
        assertThat(found(engine, () -> {
                    Mailbox mailbox = new Mailbox();
                    start(() -> mailbox.write("letter"));
                    mailbox.readAfterALookAndAPark();
                }))
                .isEqualTo(FailureKind.MISSED_NOTIFICATION);
    }

    @OnEveryEngine
    @Shows(of = LockSupport.class, value = Aspect.MUST_NOT_FIND)
    void isRepeatedUntilTheLetterIsThere(Engine engine) {
        assertThat(verified(engine, () -> {
                            Mailbox mailbox = new Mailbox();
                            Thread writer = start(() -> mailbox.write("letter"));
                            LockSupport.unpark(Thread.currentThread());
                            String read = mailbox.read();
                            writer.join();
                            return read;
                        })
                        .outcomes())
                .containsOnlyKeys("letter");
    }
}
