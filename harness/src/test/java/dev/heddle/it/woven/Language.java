package dev.heddle.it.woven;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;

/** What the compiler makes of the rest of the language. */
@SuppressWarnings({"ArrayRecordComponent", "ImmutableEnumChecker", "IdentityBinaryExpression"})
public final class Language {

    private static final List<String> EVENTS = new ArrayList<>();
    private static int counter;

    static {
        for (int i = 0; i < 3; i++) {
            counter += i;
        }
        try {
            if (counter > 100) {
                throw new IllegalStateException();
            }
        } finally {
            counter++;
        }
    }

    private Language() {}

    record Point(int x, double y, String name, long[] data) {
        static int made;

        Point {
            made++;
        }
    }

    enum Level implements IntUnaryOperator {
        LOW {
            @Override
            public int applyAsInt(int n) {
                return n + counter;
            }
        },
        HIGH {
            @Override
            public int applyAsInt(int n) {
                return n * 2;
            }
        };

        int used;
    }

    interface Shape {
        int SIDES = Integer.parseInt("4");

        default int sides() {
            return helper(this::extra);
        }

        private int helper(java.util.function.IntSupplier more) {
            return SIDES + more.getAsInt() + twice(1);
        }

        int extra();

        static int twice(int n) {
            synchronized (Shape.class) {
                return n * 2;
            }
        }
    }

    static class Box<T extends Comparable<T>> implements Comparable<Box<T>>, AutoCloseable {
        private T value;

        Box(T value) {
            this.value = value;
        }

        @Override
        public int compareTo(Box<T> other) {
            return value.compareTo(other.value);
        }

        @Override
        public void close() {
            EVENTS.add("closed " + value);
        }
    }

    private int secret = 5;

    private final class Nest {
        private int more = secret++;
    }

    public static Object records() {
        Point p = new Point(1, 2.0, "p", new long[] {3});
        return p.equals(new Point(1, 2.0, "p", p.data())) + " " + (p.hashCode() == p.hashCode()) + " "
                + p.toString().startsWith("Point[x=1, y=2.0, name=p") + " " + Point.made;
    }

    public static Object enums() {
        Level.HIGH.used++;
        int sum = 0;
        for (Level level : Level.values()) {
            sum += switch (level) {
                case LOW -> level.applyAsInt(1);
                case HIGH -> level.applyAsInt(10) + level.used;
            };
        }
        return sum + " " + Level.valueOf("LOW");
    }

    public static Object shapes() {
        Shape shape = () -> counter;
        return shape.sides();
    }

    public static Object resources() {
        EVENTS.clear();
        try (Box<String> a = new Box<>("a");
                Box<Integer> b = new Box<>(2)) {
            EVENTS.add(a.value + b.value);
            throw new IllegalArgumentException("x");
        } catch (IllegalArgumentException e) {
            EVENTS.add(e.getMessage());
        } finally {
            EVENTS.add("finally");
        }
        return String.join(",", EVENTS);
    }

    public static Object generics() {
        List<Box<String>> boxes = new ArrayList<>(List.of(new Box<>("z"), new Box<>("y")));
        boxes.sort(Comparator.naturalOrder());
        return boxes.get(0).value;
    }

    public static Object inner() {
        Language it = new Language();
        Nest nest = it.new Nest();
        nest.more += it.secret;
        return nest.more;
    }

    public static Object lambdas() {
        int base = counter;
        Function<Integer, Function<Integer, Integer>> add = x -> y -> x + y + base;
        Function<String, Integer> length = String::length;
        Function<String, Box<String>> make = Box::new;
        return add.apply(1).apply(2) + length.apply("abc") + make.apply("q").value;
    }

    public static Object switches(String s) {
        return switch (s) {
            case "a", "b" -> counter + 1L;
            case "c" -> {
                double d = 2.5;
                yield d * counter;
            }
            default -> s + counter + 'x' + 1.5f + null;
        };
    }

    public static Object ternaries(boolean b, Object o) {
        String text = o instanceof String s && b ? s : String.valueOf(b ? 1L : 2.0);
        label:
        for (int i = 0; i < 5; i++) {
            for (long j = 0; j < 5; j++) {
                if (i * j == 6) {
                    text += i + j;
                    break label;
                }
            }
        }
        return text;
    }
}
