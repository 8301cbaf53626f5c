package dev.heddle.samples.suite;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What is expected of a test: that no order fails, and that an exhaustive exploration completes. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Passes {

    /** {@return why an exhaustive exploration does not complete, or cannot say that it has} Empty if it can. */
    String unverified() default "";
}
