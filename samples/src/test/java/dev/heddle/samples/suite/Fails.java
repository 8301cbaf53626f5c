package dev.heddle.samples.suite;

import dev.heddle.FailureKind;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What is expected of a test: that an order fails, in this way. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Fails {

    /** {@return how it fails} */
    FailureKind value();
}
