package dev.heddle.it;

import dev.heddle.Engine;
import java.util.List;

/** The engines that this JDK has, the fastest first. */
public final class Engines {

    private static final int FIRST_WITH_CONTINUATIONS = 24;

    private Engines() {}

    public static List<Engine> available() {
        return Runtime.version().feature() >= FIRST_WITH_CONTINUATIONS
                ? List.of(Engine.CONTINUATION, Engine.THREAD)
                : List.of(Engine.THREAD);
    }
}
