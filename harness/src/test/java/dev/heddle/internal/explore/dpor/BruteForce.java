package dev.heddle.internal.explore.dpor;

import dev.heddle.internal.model.Decision;
import dev.heddle.internal.model.ExplorationStrategy;
import java.util.ArrayList;
import java.util.List;

/** Every decision in every way, with no reduction at all: what reductions are compared with. */
public final class BruteForce implements ExplorationStrategy {

    private final List<int[]> stack = new ArrayList<>();
    private int depth;

    @Override
    public boolean beginExecution(long execution) {
        depth = 0;
        if (execution == 0) {
            return true;
        }
        while (!stack.isEmpty()) {
            int[] top = stack.get(stack.size() - 1);
            if (++top[0] < top[1]) {
                return true;
            }
            stack.remove(stack.size() - 1);
        }
        return false;
    }

    @Override
    public int choose(Decision decision) {
        return choose(decision.size());
    }

    /** One of so many. */
    public int choose(int candidates) {
        if (depth == stack.size()) {
            stack.add(new int[] {0, candidates});
        }
        return stack.get(depth++)[0];
    }
}
