package dev.heddle.it.exhaustive;

import static dev.heddle.it.exhaustive.Exhaustive.exhaustive;
import static dev.heddle.it.exhaustive.Exhaustive.lostUpdate;
import static dev.heddle.it.exhaustive.Exhaustive.verified;
import static dev.heddle.it.exhaustive.Exhaustive.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Heddle;
import dev.heddle.Timing;
import dev.heddle.Verdict;
import dev.heddle.VirtualClock;
import dev.heddle.it.OnEveryEngine;
import dev.heddle.it.Threads;
import dev.heddle.it.exhaustive.Exhaustive.Flag;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.SimpleDateFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.WeakHashMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What keeps an exhaustive exploration from saying that a test is verified. */
class WeaknessTest {

    private static void isNotVerified(Engine engine, Callable<?> test, String reason) {
        Exploration<?> exploration = exhaustive(engine).explore(test);
        assertThat(exploration.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(exploration.notes())
                .anyMatch(note -> note.startsWith("Not all is explored: ") && note.contains(reason));
    }

    @OnEveryEngine
    void namesALoopThatGivesUpLate(Engine engine) {
        isNotVerified(
                engine,
                () -> {
                    Flag flag = new Flag();
                    Threads.start(flag::raise);
                    return waitFor(flag, 1_000);
                },
                "was taken to wait for a change");
    }

    @OnEveryEngine
    void endsALoopWhoseHintIsElsewhere(Engine engine) {
        isNotVerified(
                engine,
                () -> {
                    Flag flag = new Flag();
                    Threads.start(flag::raise);
                    while (!flag.up) {
                        pause();
                    }
                    return flag.value;
                },
                "was taken to wait for a change");
    }

    @OnEveryEngine
    void endsLoopsWithoutAHint(Engine engine) {
        isNotVerified(
                engine,
                () -> {
                    Flag flag = new Flag();
                    Threads.start(flag::raise);
                    while (!flag.up) {}
                    return flag.value;
                },
                "was taken to wait for a change");
        isNotVerified(
                engine,
                () -> {
                    AtomicBoolean taken = new AtomicBoolean();
                    Runnable lock = () -> {
                        while (!taken.compareAndSet(false, true)) {}
                        taken.set(false);
                    };
                    Thread other = Threads.start(lock::run);
                    lock.run();
                    other.join();
                    return null;
                },
                "was taken to wait for a change");
    }

    private static void pause() {
        Thread.onSpinWait();
    }

    @OnEveryEngine
    void namesAnUnorderedUseOfAPlainCollection(Engine engine) {
        Callable<String> race = () -> {
            Map<Integer, Integer> map = new WeakHashMap<>();
            Thread other = Threads.start(() -> map.put(1, 1));
            map.put(1, 2);
            other.join();
            return map.toString();
        };

        isNotVerified(engine, race, "without an order between them");
        assertThat(exhaustive(engine).explore(race).outcomes()).containsOnlyKeys("{1=1}", "{1=2}");
    }

    /** Two threads use what the body makes, without an order between them. */
    private static <T> void namesARaceOn(Engine engine, Callable<T> maker, Consumer<T> use) {
        isNotVerified(
                engine,
                () -> {
                    T shared = maker.call();
                    Thread other = Threads.start(() -> use.accept(shared));
                    use.accept(shared);
                    other.join();
                    return null;
                },
                "without an order between them");
    }

    @OnEveryEngine
    void namesAnUnorderedUseOfAnObjectOfTheJdk(Engine engine) {
        namesARaceOn(engine, ByteArrayOutputStream::new, bytes -> bytes.write(1));
        namesARaceOn(engine, StringWriter::new, writer -> new PrintWriter(writer).print("a"));
        namesARaceOn(engine, () -> ByteBuffer.allocate(8), ByteBuffer::get);
        namesARaceOn(engine, () -> new SimpleDateFormat("yyyy", Locale.ROOT), format -> format.format(new Date(0)));
        namesARaceOn(engine, () -> new StringJoiner(","), joiner -> joiner.add("a"));
        namesARaceOn(engine, () -> new WeakReference<>(new Object()), WeakReference::clear);
        namesARaceOn(engine, () -> Path.of("missing"), path -> deleteIfThere(path));
        namesARaceOn(engine, () -> new File("missing"), File::delete);
        namesARaceOn(engine, () -> Pattern.compile("a").matcher("aa"), Matcher::find);
    }

    private static void deleteIfThere(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @OnEveryEngine
    void namesAnEntryThatIsChanged(Engine engine) {
        isNotVerified(
                engine,
                () -> {
                    Map<String, Integer> map = new HashMap<>(Map.of("a", 1));
                    Map.Entry<String, Integer> entry = map.entrySet().iterator().next();
                    Thread other = Threads.start(() -> entry.setValue(2));
                    Integer seen = map.get("a");
                    other.join();
                    return seen;
                },
                "Entry.setValue()");
    }

    @OnEveryEngine
    void namesADefaultThatIsSet(Engine engine) {
        isNotVerified(
                engine,
                () -> {
                    Locale.setDefault(Locale.getDefault());
                    return null;
                },
                "Locale.setDefault()");
    }

    @OnEveryEngine
    void namesTheTimeThatCouldPassBeforeAllAreIdle(Engine engine) {
        Callable<Duration> idle = () -> {
            Threads.start(() -> Thread.sleep(1_000));
            Heddle.awaitIdle();
            return VirtualClock.current().elapsed();
        };

        Exploration<Duration> exploration =
                exhaustive(engine).timing(Timing.ELASTIC).explore(idle);

        assertThat(exploration.outcomes()).containsKey(Duration.ZERO);
        assertThat(exploration.notes()).anyMatch(note -> note.contains("waited for the others to be idle"));
        assertThat(verified(engine, idle).outcomes()).containsOnlyKeys(Duration.ZERO);
    }

    @OnEveryEngine
    void namesASystemProperty(Engine engine) {
        isNotVerified(
                engine,
                () -> {
                    Thread other = Threads.start(() -> System.setProperty("dev.heddle.it", "1"));
                    String seen = System.getProperty("dev.heddle.it");
                    other.join();
                    return System.clearProperty("dev.heddle.it") + seen;
                },
                "System.setProperty()");
    }

    @OnEveryEngine
    void verifiesAlthoughThreadsPrint(Engine engine) {
        verified(engine, () -> {
            Thread other = Threads.start(() -> System.out.print(""));
            System.out.print("");
            other.join();
            return null;
        });
    }

    @OnEveryEngine
    void verifiesAnOrderedUseOfAPlainCollection(Engine engine) {
        verified(engine, () -> {
            List<Integer> list = new ArrayList<>();
            Thread other = Threads.start(() -> {
                synchronized (list) {
                    list.add(1);
                }
            });
            synchronized (list) {
                list.add(2);
            }
            other.join();
            return list.size();
        });
    }

    @OnEveryEngine
    void namesAnObjectThatIsOlderThanTheExecution(Engine engine) {
        int[] older = new int[1];

        isNotVerified(
                engine,
                () -> {
                    older[0] = 7;
                    return lostUpdate();
                },
                "older than the execution");
    }

    @OnEveryEngine
    void namesWhatOnlyTheFirstExecutionChanged(Engine engine) {
        AtomicBoolean prepared = new AtomicBoolean();

        isNotVerified(
                engine,
                () -> {
                    Thread other = Threads.start(() -> prepared.compareAndSet(false, true));
                    prepared.compareAndSet(false, true);
                    other.join();
                    return null;
                },
                "AtomicBoolean is older than the execution");
    }

    @OnEveryEngine
    void namesACollectionThatIsOlderThanTheExecution(Engine engine) {
        Map<String, Integer> cache = new ConcurrentHashMap<>();

        isNotVerified(
                engine,
                () -> {
                    Thread other = Threads.start(() -> cache.putIfAbsent("a", 1));
                    Integer before = cache.putIfAbsent("a", 2);
                    other.join();
                    return before;
                },
                "ConcurrentHashMap is older than the execution");
    }

    @OnEveryEngine
    void namesWhatItCantSee(Engine engine) throws NoSuchFieldException {
        Field value = Flag.class.getDeclaredField("value");

        isNotVerified(engine, () -> value.getInt(new Flag()), "Field.getInt()");
    }

    @OnEveryEngine
    void namesTheBoundOfPreemptions(Engine engine) {
        Exploration<Integer> exploration = exhaustive(engine).preemptionBound(0).explore(Exhaustive::lostUpdate);

        assertThat(exploration.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(exploration.outcomes()).containsOnlyKeys(2);
        assertThat(exploration.notes()).anyMatch(note -> note.contains("at most 0 preemptions"));
    }
}
