package dev.heddle.internal.explore.shrink;

import dev.heddle.internal.explore.shrink.Events.Event;
import dev.heddle.internal.model.Decision;
import dev.heddle.internal.model.EventObserver;
import dev.heddle.internal.model.ExplorationStrategy;
import java.util.List;

/** Runs events in this order, as long as it can be kept, and goes on by default. */
final class Guided extends EventObserver.Inattentive implements ExplorationStrategy {

    private final List<Event> order;
    private int next;
    private int alternative;

    Guided(List<Event> order) {
        this.order = order;
    }

    @Override
    public boolean beginExecution(long execution) {
        next = 0;
        return execution == 0;
    }

    @Override
    public int choose(Decision decision) {
        if (decision.kind() != Decision.Kind.THREAD) {
            return alternative(decision.size());
        }
        for (int c = 0; next < order.size() && c < decision.size(); c++) {
            if (decision.actor(c) == order.get(next).actor) {
                return c;
            }
        }
        return 0;
    }

    private int alternative(int of) {
        List<Integer> known = next == 0 ? List.of() : order.get(next - 1).alternatives;
        int chosen = alternative < known.size() ? known.get(alternative) : 0;
        alternative++;
        return chosen < of ? chosen : 0;
    }

    @Override
    public EventObserver observer() {
        return this;
    }

    @Override
    public void began(int thread, int site) {
        next += next < order.size() && order.get(next).actor == thread ? 1 : 0;
        alternative = 0;
    }
}
