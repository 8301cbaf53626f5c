package dev.heddle.it.outside;

import static dev.heddle.it.outside.Notes.isVerified;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.VirtualClock;
import dev.heddle.it.Explorations;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Threads;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.time.Duration;

/** The pipes of {@code java.io} between threads are made of monitors, and so are controlled. */
class PipeTest {

    @OnEveryEngine
    void carryBytesFromThreadToThread(Engine engine) {
        isVerified(
                engine,
                () -> {
                    PipedInputStream in = new PipedInputStream();
                    PipedOutputStream out = new PipedOutputStream(in);
                    Thread writer = Threads.start(() -> {
                        out.write(7);
                        out.close();
                    });
                    int read = in.read() * 10 + in.read();
                    writer.join();
                    return read;
                },
                69);
    }

    @OnEveryEngine
    void carryLinesThroughAReader(Engine engine) {
        String line = Explorations.constant(engine, () -> {
            PipedReader in = new PipedReader();
            PipedWriter out = new PipedWriter(in);
            Thread writer = Threads.start(() -> {
                out.write("a line\n");
                out.close();
            });
            String read = new BufferedReader(in).readLine();
            writer.join();
            return read;
        });

        assertThat(line).isEqualTo("a line");
    }

    @OnEveryEngine
    void holdAWriterUpWhileTheyAreFull(Engine engine) {
        isVerified(
                engine,
                () -> {
                    PipedInputStream in = new PipedInputStream(1);
                    PipedOutputStream out = new PipedOutputStream(in);
                    Thread writer = Threads.start(() -> {
                        out.write(1);
                        out.write(2);
                    });
                    int read = in.read() * 10 + in.read();
                    writer.join();
                    return read;
                },
                12);
    }

    @OnEveryEngine
    void breakWhenTheWriterHasEnded(Engine engine) {
        String broken = Explorations.constant(engine, () -> {
            PipedInputStream in = new PipedInputStream();
            PipedOutputStream out = new PipedOutputStream(in);
            Threads.start(() -> out.write(1)).join();
            in.read();
            try {
                return "read " + in.read();
            } catch (IOException deadWriter) {
                return deadWriter.getMessage();
            }
        });

        assertThat(broken).isIn("Write end dead", "Pipe broken");
    }

    @OnEveryEngine
    void areADeadlockWhereNobodyWrites(Engine engine) {
        Failure failure = Explorations.failure(engine, () -> {
            PipedInputStream in = new PipedInputStream();
            PipedOutputStream out = new PipedOutputStream(in);
            out.flush();
            in.read();
        });

        assertThat(failure.kind()).isEqualTo(FailureKind.DEADLOCK);
        assertThat(failure.report()).contains("PipedInputStream.read()", "PipeTest.java:");
    }

    /** A reader looks again each second, and goes on to do so while another thread waits for time. */
    @OnEveryEngine
    void awaitAWriterThatSleeps(Engine engine) {
        Duration elapsed = Explorations.constant(engine, () -> {
            PipedInputStream in = new PipedInputStream();
            PipedOutputStream out = new PipedOutputStream(in);
            Threads.start(() -> {
                Thread.sleep(60_500);
                out.write(1);
            });
            in.read();
            return VirtualClock.current().elapsed();
        });

        assertThat(elapsed).isEqualTo(Duration.ofSeconds(61));
    }

    /** Two readers of one pipe: the second byte goes to whom comes second. */
    @OnEveryEngine
    void areReadInEitherOrder(Engine engine) {
        assertThat(Explorations.outcomes(engine, () -> {
                    PipedInputStream in = new PipedInputStream();
                    PipedOutputStream out = new PipedOutputStream(in);
                    out.write(1);
                    out.write(2);
                    int[] read = new int[2];
                    Threads.together(() -> read[0] = in.read(), () -> read[1] = in.read());
                    return read[0] * 10 + read[1];
                }))
                .containsExactlyInAnyOrder(12, 21);
    }
}
