package dev.heddle.it.memory;

import static dev.heddle.it.Explorations.failure;
import static dev.heddle.it.exhaustive.Exhaustive.verified;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.FailureKind;
import dev.heddle.Heddle;
import dev.heddle.it.Engines;
import dev.heddle.it.Shows;
import dev.heddle.it.Shows.Aspect;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.atomic.AtomicMarkableReference;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.concurrent.atomic.AtomicStampedReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Atomic variables as users read and write them in two steps, and as they do both in one. */
class AtomicMisuseTest {

    /** A page that counts its hits and its bytes, and keeps who links to it. */
    private static final class Page {

        private static final AtomicIntegerFieldUpdater<Page> HITS =
                AtomicIntegerFieldUpdater.newUpdater(Page.class, "hits");
        private static final AtomicLongFieldUpdater<Page> BYTES =
                AtomicLongFieldUpdater.newUpdater(Page.class, "bytes");
        private static final AtomicReferenceFieldUpdater<Page, Link> LINKS =
                AtomicReferenceFieldUpdater.newUpdater(Page.class, Link.class, "links");

        private volatile int hits;
        private volatile long bytes;
        private volatile Link links = new Link(null);

        private void hitWithoutTheUpdater() {
            int before = hits;
            hits = before + 1;
        }

        private boolean serveUnlessAnotherDoes() {
            long before = bytes;
            return BYTES.compareAndSet(this, before, before + 10);
        }

        private void linkWithoutTheUpdater() {
            links = new Link(links);
        }

        private void link() {
            Link before;
            do {
                before = links;
            } while (!LINKS.compareAndSet(this, before, new Link(before)));
        }
    }

    private static final class Link {

        private final int length;

        private Link(Link next) {
            length = next == null ? 0 : next.length + 1;
        }
    }

    private static List<Integer> plus(List<Integer> list, int added) {
        List<Integer> copy = new ArrayList<>(list);
        copy.add(added);
        return copy;
    }

    private static int distinct(Object[] pair) {
        return pair[0] == pair[1] ? 1 : 2;
    }

    private enum Kind {
        START_ONCE(
                () -> {
                    AtomicBoolean started = new AtomicBoolean();
                    AtomicInteger starts = new AtomicInteger();
                    return new Use(
                            who -> {
                                if (!started.get()) {
                                    started.set(true);
                                    starts.incrementAndGet();
                                }
                            },
                            starts::get,
                            1);
                },
                () -> {
                    AtomicBoolean started = new AtomicBoolean();
                    AtomicInteger starts = new AtomicInteger();
                    return new Use(
                            who -> {
                                if (started.compareAndSet(false, true)) {
                                    starts.incrementAndGet();
                                }
                            },
                            starts::get,
                            1);
                }),
        NUMBERS_OF_TICKETS(
                () -> {
                    AtomicInteger last = new AtomicInteger();
                    int[] tickets = new int[2];
                    return new Use(
                            who -> {
                                last.incrementAndGet();
                                tickets[who - 1] = last.get();
                            },
                            () -> tickets[0] + tickets[1],
                            3);
                },
                () -> {
                    AtomicInteger last = new AtomicInteger();
                    int[] tickets = new int[2];
                    return new Use(who -> tickets[who - 1] = last.incrementAndGet(), () -> tickets[0] + tickets[1], 3);
                }),
        HIGHEST_OF_ALL(
                () -> {
                    AtomicLong highest = new AtomicLong();
                    return new Use(
                            who -> {
                                if (who > highest.get()) {
                                    highest.set(who);
                                }
                            },
                            highest::intValue,
                            2);
                },
                () -> {
                    AtomicLong highest = new AtomicLong();
                    return new Use(who -> highest.accumulateAndGet(who, Math::max), highest::intValue, 2);
                }),
        LIST_THAT_IS_COPIED(
                () -> {
                    AtomicReference<List<Integer>> list = new AtomicReference<>(List.of());
                    return new Use(
                            who -> list.set(plus(list.get(), who)),
                            () -> list.get().size(),
                            2);
                },
                () -> {
                    AtomicReference<List<Integer>> list = new AtomicReference<>(List.of());
                    return new Use(
                            who -> list.updateAndGet(before -> plus(before, who)),
                            () -> list.get().size(),
                            2);
                }),
        SEATS(
                () -> {
                    AtomicIntegerArray seats = new AtomicIntegerArray(3);
                    AtomicInteger guests = new AtomicInteger();
                    return new Use(
                            who -> {
                                if (seats.get(1) == 0) {
                                    seats.set(1, who);
                                    guests.incrementAndGet();
                                }
                            },
                            guests::get,
                            1);
                },
                () -> {
                    AtomicIntegerArray seats = new AtomicIntegerArray(3);
                    AtomicInteger guests = new AtomicInteger();
                    return new Use(
                            who -> {
                                if (seats.compareAndSet(1, 0, who)) {
                                    guests.incrementAndGet();
                                }
                            },
                            guests::get,
                            1);
                }),
        HISTOGRAM(
                () -> {
                    AtomicLongArray counts = new AtomicLongArray(3);
                    return new Use(who -> counts.set(2, counts.get(2) + 1), () -> (int) counts.get(2), 2);
                },
                () -> {
                    AtomicLongArray counts = new AtomicLongArray(3);
                    return new Use(who -> counts.incrementAndGet(2), () -> (int) counts.get(2), 2);
                }),
        CACHE_OF_ONE_OBJECT_EACH(
                () -> {
                    AtomicReferenceArray<Object> cache = new AtomicReferenceArray<>(2);
                    Object[] given = new Object[2];
                    return new Use(
                            who -> {
                                if (cache.get(0) == null) {
                                    cache.set(0, new Object());
                                }
                                given[who - 1] = cache.get(0);
                            },
                            () -> distinct(given),
                            1);
                },
                () -> {
                    AtomicReferenceArray<Object> cache = new AtomicReferenceArray<>(2);
                    Object[] given = new Object[2];
                    return new Use(
                            who -> {
                                if (cache.get(0) == null) {
                                    cache.compareAndSet(0, null, new Object());
                                }
                                given[who - 1] = cache.get(0);
                            },
                            () -> distinct(given),
                            1);
                }),
        FIELD_WRITTEN_BESIDE_ITS_UPDATER(
                () -> {
                    Page page = new Page();
                    return new Use(
                            who -> {
                                if (who == 1) {
                                    Page.HITS.incrementAndGet(page);
                                } else {
                                    page.hitWithoutTheUpdater();
                                }
                            },
                            () -> page.hits,
                            2);
                },
                () -> {
                    Page page = new Page();
                    return new Use(who -> Page.HITS.incrementAndGet(page), () -> page.hits, 2);
                }),
        FIELD_COMPARED_AND_SET_ONLY_ONCE(
                () -> {
                    Page page = new Page();
                    return new Use(who -> page.serveUnlessAnotherDoes(), () -> (int) page.bytes, 20);
                },
                () -> {
                    Page page = new Page();
                    return new Use(
                            who -> {
                                while (!page.serveUnlessAnotherDoes()) {
                                    Thread.onSpinWait();
                                }
                            },
                            () -> (int) page.bytes,
                            20);
                }),
        FIELD_THAT_LEADS_TO_A_LIST(
                () -> {
                    Page page = new Page();
                    return new Use(who -> page.linkWithoutTheUpdater(), () -> page.links.length, 2);
                },
                () -> {
                    Page page = new Page();
                    return new Use(who -> page.link(), () -> page.links.length, 2);
                }),
        MARK_OF_THE_DELETED(
                () -> {
                    AtomicMarkableReference<String> next = new AtomicMarkableReference<>("old", false);
                    return new Use(
                            who -> {
                                if (who == 1) {
                                    next.set(next.getReference(), true);
                                } else if (!next.isMarked()) {
                                    next.set("new", false);
                                }
                            },
                            () -> next.isMarked() ? 1 : 0,
                            1);
                },
                () -> {
                    AtomicMarkableReference<String> next = new AtomicMarkableReference<>("old", false);
                    return new Use(
                            who -> {
                                if (who == 1) {
                                    while (!next.attemptMark(next.getReference(), true)) {
                                        Thread.onSpinWait();
                                    }
                                } else {
                                    next.compareAndSet("old", "new", false, false);
                                }
                            },
                            () -> next.isMarked() ? 1 : 0,
                            1);
                }),
        STAMP_OF_EACH_VERSION(
                () -> {
                    AtomicStampedReference<Integer> text = new AtomicStampedReference<>(0, 0);
                    return new Use(who -> text.set(who, text.getStamp() + 1), text::getStamp, 2);
                },
                () -> {
                    AtomicStampedReference<Integer> text = new AtomicStampedReference<>(0, 0);
                    return new Use(
                            who -> {
                                int[] stamp = new int[1];
                                Integer before;
                                do {
                                    before = text.get(stamp);
                                } while (!text.compareAndSet(before, who, stamp[0], stamp[0] + 1));
                            },
                            text::getStamp,
                            2);
                });

        private final Supplier<Use> careless;
        private final Supplier<Use> careful;

        Kind(Supplier<Use> careless, Supplier<Use> careful) {
            this.careless = careless;
            this.careful = careful;
        }
    }

    static Stream<Arguments> kinds() {
        return Engines.available().stream()
                .flatMap(engine -> Stream.of(Kind.values()).map(kind -> Arguments.of(engine, kind)));
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("kinds")
    @Shows(
            of = {
                AtomicBoolean.class,
                AtomicInteger.class,
                AtomicIntegerArray.class,
                AtomicIntegerFieldUpdater.class,
                AtomicLong.class,
                AtomicLongArray.class,
                AtomicLongFieldUpdater.class,
                AtomicMarkableReference.class,
                AtomicReference.class,
                AtomicReferenceArray.class,
                AtomicReferenceFieldUpdater.class,
                AtomicStampedReference.class
            },
            value = Aspect.MUST_FIND)
    void isFoundToChangeBetweenTwoSteps(Engine engine, Kind kind) {
        assertThat(failure(
                                Heddle.explorer().engine(engine),
                                () -> kind.careless.get().check())
                        .kind())
                .isEqualTo(FailureKind.EXCEPTION);
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("kinds")
    @Shows(
            of = {
                AtomicBoolean.class,
                AtomicInteger.class,
                AtomicIntegerArray.class,
                AtomicIntegerFieldUpdater.class,
                AtomicLong.class,
                AtomicLongArray.class,
                AtomicLongFieldUpdater.class,
                AtomicMarkableReference.class,
                AtomicReference.class,
                AtomicReferenceArray.class,
                AtomicReferenceFieldUpdater.class,
                AtomicStampedReference.class
            },
            value = Aspect.MUST_NOT_FIND)
    void doesNotChangeWithinOneStep(Engine engine, Kind kind) {
        assertThat(verified(engine, () -> kind.careful.get().outcome()).outcomes())
                .containsOnlyKeys(kind.careful.get().expected());
    }
}
