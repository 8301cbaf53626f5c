package dev.heddle.internal.runtime;

import dev.heddle.internal.model.Decision;
import java.util.ArrayList;

/** What the strategy is asked to decide now: which threads can run, what else may happen, and what is known of them. */
abstract class OpenDecision implements Decision {

    final World world;
    final ThreadNumbers numbers = new ThreadNumbers();
    final ArrayList<ControlledThread> live = new ArrayList<>();
    final ArrayList<ControlledThread> started = new ArrayList<>();
    final ThreadIds ids = new ThreadIds();
    final Happenings happenings;
    final Injections injections;

    ControlledThread[] candidates = new ControlledThread[8];
    Kind kind = Kind.THREAD;
    int size;
    /** How many of the candidates are threads; they come first. */
    int threads;
    /** The first candidate that is an injection. */
    int injectable;

    int givingWay;
    boolean preemptive;

    OpenDecision(World world) {
        this.world = world;
        this.happenings = new Happenings(world, live);
        this.injections = new Injections(world, started, numbers);
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public boolean preemptive() {
        return preemptive;
    }

    @Override
    public int thread(int candidate) {
        return candidate < threads ? candidates[candidate].number : NO_THREAD;
    }

    @Override
    public int actor(int candidate) {
        if (candidate >= injectable) {
            return injections.actor(candidate - injectable);
        }
        return candidate < threads
                ? candidates[candidate].number
                : threads == 0 || happenings.isTime(candidate - threads) ? timeNumber() : NO_THREAD;
    }

    @Override
    public int injections() {
        return kind == Kind.THREAD ? size - injectable : 0;
    }

    @Override
    public boolean isWanted(int candidate) {
        return candidate >= injectable && injections.isWanted(candidate - injectable);
    }

    /** The number under which time acts where it passes by itself, and under which all rest where it doesn't. */
    int timeNumber() {
        return numbers.ofTime();
    }

    @Override
    public int index(int candidate) {
        return candidate < threads ? candidates[candidate].operations : 0;
    }

    @Override
    public int site(int candidate) {
        return candidate < threads ? candidates[candidate].site : 0;
    }

    @Override
    public boolean races(int candidate, int other) {
        return candidate < threads
                && other < threads
                && candidates[candidate].mayRaceWith(candidates[other], world.options.sites());
    }

    @Override
    public boolean hints(int candidate) {
        return candidate < threads && candidates[candidate].yielding && !candidates[candidate].givesUp();
    }

    @Override
    public boolean givesWay(int candidate) {
        return candidate == givingWay;
    }
}
