package dev.heddle.internal.runtime.statics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.internal.instrument.Installation;
import dev.heddle.internal.runtime.location.RawMemory;
import dev.heddle.internal.runtime.statics.Layout.Slot;
import dev.heddle.internal.runtime.statics.Layout.Width;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LayoutTest {

    private static final class Named extends WeakReference<Object> {

        long number;

        Named(Object referent) {
            super(referent);
        }
    }

    @BeforeAll
    static void open() {
        Installation.ensure(); // no other test may have run in this JVM
    }

    /** The lists of the garbage collector go through the others. */
    @Test
    void hasOfAReferenceOnlyWhatItRefersTo() {
        assertThat(Layout.of(Named.class).slots())
                .containsExactlyInAnyOrder(
                        new Slot(RawMemory.offset(Named.class, "number"), Width.EIGHT),
                        new Slot(RawMemory.offset(Reference.class, "referent"), Width.REFERENCE));
    }
}
