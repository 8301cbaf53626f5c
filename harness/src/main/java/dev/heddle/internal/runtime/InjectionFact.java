package dev.heddle.internal.runtime;

import dev.heddle.internal.model.CodeSite;
import dev.heddle.internal.model.OperationKind;
import dev.heddle.internal.runtime.sync.Blocker;
import java.util.List;

/** What a report says of a cancellation that was injected. */
final class InjectionFact {

    private static final String LABEL = "injected";

    private InjectionFact() {}

    /** A thread is about to be interrupted: a step of the execution, by no thread of it. */
    static void told(Trace trace, ControlledThread target, World world) {
        int step = trace.steps().size() + 1;
        CodeSite site = world.options.sites().get(target.site);
        boolean stands = !target.terminated && target.begun();
        String what = "interrupt of " + target.name + " at step " + step;
        trace.inject(List.of(LABEL, what, state(target, site, world.clock.now()), stands ? site.location() : ""));
        trace.add(new Trace.Step(
                Trace.INJECTOR, OperationKind.INJECT, target.identity, -1, 0, 0, world.clock.now(), null, null));
    }

    private static String state(ControlledThread target, CodeSite site, long now) {
        if (target.terminated) {
            return "after it had ended";
        }
        if (!target.begun()) {
            return "before it began";
        }
        Blocker blocker = target.blocker;
        String call = site.member().isEmpty() ? target.kind.verb() : site.member();
        if (blocker == null) {
            return "before " + call;
        }
        return blocker.ready(target, now) ? "as it was about to return from " + call : "while it waited in " + call;
    }

    /** A future is about to be cancelled: the last step. */
    static void told(Trace trace, Object future) {
        String what = "cancel(true) of " + trace.names().of(future) + " at step "
                + trace.steps().size();
        trace.inject(List.of(LABEL, what));
    }
}
