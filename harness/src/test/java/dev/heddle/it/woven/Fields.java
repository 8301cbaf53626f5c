package dev.heddle.it.woven;

import java.util.function.Supplier;

/** Fields of all kinds. */
@SuppressWarnings({"UnnecessaryStringBuilder", "NonAtomicVolatileUpdate"})
public class Fields {

    static long staticLong = 1;
    static volatile int staticInt = 2;
    private final int constant = 3;
    private long wide = 4;
    private double doubled = 5;
    private String text = "6";
    private final Supplier<String> captured;

    Fields(String argument) {
        this(argument.isEmpty() ? new Object() : new StringBuilder(argument), argument);
    }

    Fields(Object first, String second) {
        this.captured = () -> first + second + text;
    }

    /** An inner class that writes fields before it calls the other constructor. */
    class Inner extends Fields {
        private int own;

        Inner(int own) {
            super("inner");
            this.own = own;
        }

        int sum() {
            return own + (int) wide;
        }
    }

    class Below extends Inner {
        Below() {
            super((int) Fields.this.wide);
        }
    }

    public static Object all() {
        Fields it = new Fields("x");
        it.wide += 10;
        it.doubled *= 2;
        it.text = it.text + "!";
        staticLong++;
        staticInt += 5;
        class Local extends Fields {
            Local() {
                super(it.text);
            }
        }
        return it.wide + " " + it.doubled + " " + it.text + " " + staticLong + " " + staticInt + " " + it.constant + " "
                + it.captured.get() + " " + it.new Below().sum() + " " + ((Fields) new Local()).captured.get();
    }

    public static Object wideWrite() {
        Fields it = new Fields("x");
        it.wide = 77L;
        it.doubled = it.wide;
        return it.doubled;
    }

    public static Object nullTarget(Fields none) {
        none.wide = 3;
        return none;
    }
}
