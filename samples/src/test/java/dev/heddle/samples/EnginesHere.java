package dev.heddle.samples;

import dev.heddle.Engine;
import java.util.List;

/** The engines that this JVM has. */
final class EnginesHere {

    /** All of them, the faster first. */
    static final List<Engine> ALL =
            Runtime.version().feature() >= 24 ? List.of(Engine.CONTINUATION, Engine.THREAD) : List.of(Engine.THREAD);

    private EnginesHere() {}
}
