package dev.heddle.it;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says what a test shows of which classes of the JDK, for the table of all of them. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Shows.All.class)
public @interface Shows {

    /** The classes that the test uses for their own sake. */
    Class<?>[] of() default {};

    /** Classes that the oldest JDK doesn't have, by their names. */
    String[] named() default {};

    /** What is shown of each of them. */
    Aspect[] value();

    /** What can be shown of a class. */
    enum Aspect {
        /** A thread waits at it as long as it must: who doesn't wake it leaves a deadlock. */
        BLOCKS,
        /** A thread that waits at it goes on when it may. */
        WAKES,
        /** A wait at it ends at its deadline, on the virtual clock. */
        TIMES_OUT,
        /** A wait at it ends by an interrupt. */
        IS_INTERRUPTED,
        /** A program that misuses it fails in some order, and replays. */
        MUST_FIND,
        /** A program that uses it well fails in no order. */
        MUST_NOT_FIND
    }

    /** Holds several. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @interface All {

        /** The several. */
        Shows[] value();
    }
}
