package dev.heddle.it.cancel;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Something written by hand that gives what one thread has to the first that waits. A waiter who is interrupted leaves, and
 * either looks whether he was given something already, or doesn't.
 */
abstract class HandedOver<T> {

    /** What a waiter does who is interrupted. */
    enum Manners {
        /** Leaves with what he was given. */
        LEAVES,
        /** Gives on what he was given. */
        GIVES_ON
    }

    private static final class Waiter<T> {
        final Thread thread = Thread.currentThread();
        volatile @Nullable T given;
    }

    private final Deque<Waiter<T>> waiters = new ArrayDeque<>();
    private final Manners manners;

    HandedOver(Manners manners) {
        this.manners = manners;
    }

    /** What is there to be had without waiting; called with the monitor. */
    abstract @Nullable T takeIfThere();

    /** Keeps what nobody waits for; called with the monitor. */
    abstract void keep(T what);

    final T take() throws InterruptedException {
        Waiter<T> me = new Waiter<>();
        synchronized (this) {
            T there = takeIfThere();
            if (there != null) {
                return there;
            }
            waiters.add(me);
        }
        while (true) {
            T given = me.given;
            if (given != null) {
                return given;
            }
            LockSupport.park(this);
            if (Thread.interrupted()) {
                leave(me);
                throw new InterruptedException();
            }
        }
    }

    private synchronized void leave(Waiter<T> me) {
        T given = me.given;
        if (given == null) {
            waiters.remove(me);
        } else if (manners == Manners.GIVES_ON) {
            give(given);
        }
    }

    final synchronized void give(T what) {
        Waiter<T> first = waiters.poll();
        if (first == null) {
            keep(what);
        } else {
            first.given = what;
            LockSupport.unpark(first.thread);
        }
    }

    /** A notification that goes to one waiter, or to nobody. */
    static final class Signal extends HandedOver<Boolean> {

        Signal(Manners manners) {
            super(manners);
        }

        @Override
        @Nullable
        Boolean takeIfThere() {
            return null;
        }

        @Override
        void keep(Boolean what) {}
    }

    /** A permit that is there or not. */
    static final class Permit extends HandedOver<Boolean> {
        private boolean there = true;

        Permit(Manners manners) {
            super(manners);
        }

        @Override
        @Nullable
        Boolean takeIfThere() {
            boolean was = there;
            there = false;
            return was ? true : null;
        }

        @Override
        void keep(Boolean what) {
            there = true;
        }
    }

    /** A queue of items. */
    static final class Items extends HandedOver<String> {
        private final Deque<String> items = new ArrayDeque<>();

        Items(Manners manners) {
            super(manners);
        }

        @Override
        @Nullable
        String takeIfThere() {
            return items.poll();
        }

        @Override
        void keep(String what) {
            items.add(what);
        }

        synchronized int size() {
            return items.size();
        }
    }
}
