package dev.heddle.junit;

import dev.heddle.Heddle;
import dev.heddle.async.EventLoop;
import dev.heddle.async.LoopOptions;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** What {@link InEventLoop} says about a test. */
final class InLoop {

    private InLoop() {}

    /** The options of the loop that it is to run in; nothing if it isn't said that it runs in one. */
    static Optional<LoopOptions> written(ExtensionContext test) {
        return annotation(test).map(InLoop::options);
    }

    /** JUnit can't run a test in a loop. */
    static void refuse(ExtensionContext test) {
        if (annotation(test).isPresent()) {
            throw FixtureMisuse.loopWithJunit(Misuse.nameOf(test.getRequiredTestMethod()));
        }
    }

    private static Optional<InEventLoop> annotation(ExtensionContext test) {
        return AnnotationSupport.findAnnotation(test.getTestMethod(), InEventLoop.class)
                .or(() -> TestClasses.insideOut(test).stream()
                        .flatMap(type -> AnnotationSupport.findAnnotation(type, InEventLoop.class).stream())
                        .findFirst());
    }

    private static LoopOptions options(InEventLoop written) {
        LoopOptions options = written.debug() ? EventLoop.debug() : EventLoop.options();
        if (!written.slowStep().isBlank()) {
            options = options.slowStep(slowStep(written));
        }
        return written.order() == InEventLoop.Order.EXPLORED ? options.readyOrder(Heddle::choose) : options;
    }

    private static Duration slowStep(InEventLoop written) {
        if (!written.debug()) {
            throw FixtureMisuse.slowStepWithoutDebug();
        }
        try {
            return TextForm.duration(written.slowStep());
        } catch (IllegalArgumentException malformed) {
            throw FixtureMisuse.malformedSlowStep(malformed);
        }
    }
}
