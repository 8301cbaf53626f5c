package dev.heddle.internal.explore.dpor;

import java.util.ArrayList;
import java.util.List;

/**
 * What has been run and what is still to be run: an ordered tree of events, explored from left to right. Of what is
 * finished it keeps only the first event, as a sleeping one: whatever begins with it has been run.
 *
 * <p>The path is the execution that runs or ran last. Depth {@code d} is the node after {@code d} events.
 */
final class WakeupTree {

    private final List<Branch> path = new ArrayList<>();
    private final List<List<Branch>> sleeping = new ArrayList<>();
    private final Ints place = new Ints();
    private int planned;
    private boolean begun;
    private int branches;

    WakeupTree() {
        path.add(new Branch(-1, 0, null));
        sleeping.add(List.of());
    }

    /**
     * Goes to the leftmost leaf that has not been run.
     *
     * @return the depth down to which its path is that of the execution before; -1 if there is none
     */
    int next() {
        if (!begun) {
            begun = true;
            return 0;
        }
        for (int d = path.size() - 2; d >= 0; d--) {
            Branch node = path.get(d);
            Branch done = path.remove(d + 1);
            branches -= done.collapse();
            int following = place.last() + 1;
            place.removeLast();
            if (following < node.children().size()) {
                descend(node, following);
                cutSleeping(d + 1);
                return d;
            }
        }
        return -1;
    }

    private void descend(Branch from, int following) {
        Branch node = from;
        int i = following;
        while (!node.isLeaf()) {
            node = node.children().get(i);
            path.add(node);
            place.add(i);
            i = 0;
        }
        planned = path.size() - 1;
    }

    private void cutSleeping(int length) {
        while (sleeping.size() > length) {
            sleeping.remove(sleeping.size() - 1);
        }
    }

    /** How many events it keeps, run and to be run. */
    int branches() {
        return branches;
    }

    /** How many events of this execution are planned. */
    int planned() {
        return planned;
    }

    /** The event after {@code depth} others. */
    Branch at(int depth) {
        return path.get(depth + 1);
    }

    /** The number of events of the path. */
    int depth() {
        return path.size() - 1;
    }

    /** Forgets all that comes after the first {@code depth} events of the path. */
    void cutTo(int depth) {
        while (path.size() - 1 > depth) {
            branches -= path.remove(path.size() - 1).collapse();
            place.removeLast();
        }
        branches -= path.get(depth).collapse();
        cutSleeping(depth + 1);
    }

    /** Whether all executions that begin with the path and go on with this thread have been run. */
    boolean isAsleep(int thread) {
        for (Branch s : sleeping.get(sleeping.size() - 1)) {
            if (s.thread == thread) {
                return true;
            }
        }
        return false;
    }

    /** Whether all executions that begin with the path and go on with this thread and alternative have been run. */
    boolean isAsleep(int thread, int alternative) {
        return sleeps(sleeping.size() - 1, thread, alternative);
    }

    /** The path goes on with this thread. */
    void extend(int thread) {
        Branch node = path.get(path.size() - 1);
        Branch child = new Branch(thread, 0, null);
        node.add(child);
        branches++;
        path.add(child);
        place.add(0);
        planned = path.size() - 1;
    }

    /** The event at this depth turns out to have alternatives: those not known yet are to be run after it. */
    void alternatives(int depth, int count) {
        Branch node = path.get(depth);
        Branch event = path.get(depth + 1);
        int at = place.get(depth) + 1;
        for (int a = 0; a < count; a++) {
            if (!knows(node, event.thread, a) && !sleeps(depth, event.thread, a)) {
                node.add(at++, new Branch(event.thread, a, null));
                branches++;
            }
        }
    }

    private static boolean knows(Branch node, int thread, int alternative) {
        for (Branch child : node.children()) {
            if (child.thread == thread && child.alternative == alternative) {
                return true;
            }
        }
        return false;
    }

    private boolean sleeps(int depth, int thread, int alternative) {
        for (Branch s : sleeping.get(depth)) {
            if (s.thread == thread && s.alternative == alternative) {
                return true;
            }
        }
        return false;
    }

    /** The event at this depth has been run: those that sleep on are those it doesn't touch. */
    void completed(int depth, int[] footprint) {
        Branch event = path.get(depth + 1);
        event.footprint = footprint;
        List<Branch> before = sleeping.get(depth);
        List<Branch> siblings = path.get(depth).children();
        int left = place.get(depth);
        if (before.isEmpty() && left == 0) {
            sleeping.add(List.of());
            return;
        }
        List<Branch> after = new ArrayList<>(before.size() + left);
        after.addAll(before);
        after.addAll(siblings.subList(0, left));
        List<Branch> woken = new ArrayList<>();
        for (Branch s : after) {
            if (s.thread == event.thread || !s.isIndependentOf(footprint)) {
                woken.add(s);
            }
        }
        after.removeIf(s -> isOf(woken, s.thread));
        sleeping.add(after);
    }

    private static boolean isOf(List<Branch> branches, int thread) {
        for (Branch b : branches) {
            if (b.thread == thread) {
                return true;
            }
        }
        return false;
    }

    /**
     * Makes sure that something equivalent to a beginning of this sequence is run after the first {@code depth} events of
     * the path. Takes the sequence apart.
     */
    void insert(int depth, Sequence sequence) {
        for (Branch s : sleeping.get(depth)) {
            if (sequence.placeOf(s) >= 0) {
                return;
            }
        }
        Branch node = path.get(depth);
        while (true) {
            Branch initial = null;
            for (int i = 0, n = node.children().size(); i < n && initial == null; i++) {
                Branch child = node.children().get(i);
                int at = sequence.placeOf(child);
                if (at >= 0) {
                    initial = child;
                    if (at < sequence.size()) {
                        sequence.remove(at);
                    }
                }
            }
            if (initial == null) {
                append(node, sequence);
                return;
            }
            if (initial.isLeaf() || sequence.isEmpty()) {
                return;
            }
            node = initial;
        }
    }

    private void append(Branch to, Sequence sequence) {
        Branch node = to;
        for (int i = 0, n = sequence.size(); i < n; i++) {
            int item = sequence.get(i);
            Branch child = new Branch(sequence.thread(item), sequence.alternative(item), sequence.footprint(item));
            node.add(child);
            branches++;
            node = child;
        }
    }

    /** Which part of all is done, as far as it is known now: each node gives each of its branches an equal share. */
    double fractionDone() {
        double done = 0;
        double share = 1;
        for (int d = 0; d < path.size() - 1; d++) {
            int branches = path.get(d).children().size();
            done += share * place.get(d) / branches;
            share /= branches;
        }
        return done + share;
    }
}
