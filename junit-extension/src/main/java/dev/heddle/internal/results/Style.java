package dev.heddle.internal.results;

import java.io.Console;
import java.util.function.Function;

/** How words stand out on a console. */
public enum Style {

    /** Not at all: in logs and files. */
    PLAIN {
        @Override
        String verdict(String text, String verdict) {
            return text;
        }
    },

    /** By colours. */
    COLOURED {
        @Override
        String verdict(String text, String verdict) {
            return switch (verdict) {
                case "FAILED" -> RED + text + OFF;
                case "VERIFIED" -> GREEN + text + OFF;
                default -> YELLOW + text + OFF;
            };
        }
    };

    private static final String RED = "\u001b[31m";
    private static final String GREEN = "\u001b[32m";
    private static final String YELLOW = "\u001b[33m";
    private static final String OFF = "\u001b[0m";

    /** A text in the colour of a verdict. */
    abstract String verdict(String text, String verdict);

    /** Colours on a terminal, unless the user wants none (<a href="https://no-color.org">no-color.org</a>). */
    public static Style current(Function<String, String> environment) {
        return environment.apply("NO_COLOR").isEmpty() && isTerminal(System.console()) ? COLOURED : PLAIN;
    }

    /** Up to JDK 21 there is a console only if it is a terminal; from 22 on it says by a method of its own what it is. */
    private static boolean isTerminal(@org.jspecify.annotations.Nullable Console console) {
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException before22) {
            return true;
        } catch (ReflectiveOperationException unknown) {
            return false;
        }
    }
}
