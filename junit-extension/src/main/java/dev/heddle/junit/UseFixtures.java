package dev.heddle.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The tests of this class may ask for the fixtures of these classes. One that has fixtures which aren't static needs a constructor
 * without parameters; an instance of it is made for each {@link Fixture.Scope} in which it is used.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
public @interface UseFixtures {

    /** {@return classes with methods marked {@link Fixture}} */
    Class<?>[] value();
}
