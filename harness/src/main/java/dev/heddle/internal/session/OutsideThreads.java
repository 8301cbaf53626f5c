package dev.heddle.internal.session;

import dev.heddle.internal.bootstrap.Hooks;
import dev.heddle.internal.runtime.World;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tells the worlds that exist of threads from outside that touch one of theirs. */
final class OutsideThreads {

    private static final List<World> WORLDS = new CopyOnWriteArrayList<>();

    static {
        Hooks.watchOutside((actor, target, action) -> {
            for (World world : WORLDS) {
                world.touchedFromOutside(actor, target, action);
            }
        });
    }

    private OutsideThreads() {}

    static void watchFor(World world) {
        WORLDS.add(world);
    }

    static void stopWatchingFor(World world) {
        WORLDS.remove(world);
    }
}
