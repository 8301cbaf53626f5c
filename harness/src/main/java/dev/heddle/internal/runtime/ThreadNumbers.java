package dev.heddle.internal.runtime;

import java.util.Arrays;

/**
 * Numbers threads so that a number means the same thread in all executions: the n-th one that its starter started. The
 * order in which threads of different starters start doesn't matter. Kept for a whole exploration.
 */
final class ThreadNumbers {

    private int[][] children = new int[8][];
    private int known = 1;
    private int time;

    /** The number of the thread that {@code starter} starts as its {@code ordinal}-th, from 0. */
    int of(int starter, int ordinal) {
        int[] mine = starter < children.length ? children[starter] : null;
        if (mine == null || ordinal >= mine.length || mine[ordinal] == 0) {
            return add(starter, ordinal);
        }
        return mine[ordinal];
    }

    /** The number of what acts like a thread, and lets time pass. */
    int ofTime() {
        if (time == 0) {
            time = known++;
        }
        return time;
    }

    private int add(int starter, int ordinal) {
        if (starter >= children.length) {
            children = Arrays.copyOf(children, Math.max(starter + 1, children.length * 2));
        }
        int[] mine = children[starter] == null ? new int[4] : children[starter];
        if (ordinal >= mine.length) {
            mine = Arrays.copyOf(mine, Math.max(ordinal + 1, mine.length * 2));
        }
        mine[ordinal] = known++;
        children[starter] = mine;
        return mine[ordinal];
    }
}
