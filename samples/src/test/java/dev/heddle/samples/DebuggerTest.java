package dev.heddle.samples;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector.Argument;
import com.sun.jdi.connect.LaunchingConnector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.VMDisconnectEvent;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.ClassPrepareRequest;
import com.sun.jdi.request.EventRequest;
import dev.heddle.Engine;
import dev.heddle.Heddle;
import dev.heddle.Schedule;
import dev.heddle.Strategy;
import dev.heddle.samples.lessons.L1LostUpdate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A schedule that is replayed under a debugger stops at a breakpoint for as long as somebody thinks, and goes on as before. */
@Tag("slow")
class DebuggerTest {

    private static final String WATCHDOG_SECONDS = "1";
    private static final String METHOD = "deposit";

    /** How the program was when it stood at the breakpoint. */
    private record Stop(String thread, List<String> others) {}

    private final List<Stop> stops = new ArrayList<>();

    @Test
    void standsStillAtABreakpointForLongerThanTheWatchdogWaits() throws Exception {
        Schedule schedule = Heddle.explorer()
                .strategy(Strategy.RANDOM_WALK)
                .maxExecutions(10_000)
                .explore(Lessons.number(1).broken())
                .failure()
                .orElseThrow()
                .schedule();

        VirtualMachine program = launched(schedule);
        String said = follow(program);

        assertThat(program.process().waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(program.process().exitValue())
                .as("it failed as before: %s", said)
                .isZero();
        assertThat(stops).hasSize(2);
        assertThat(stops).extracting(Stop::thread).doesNotHaveDuplicates();
        assertThat(stops).allSatisfy(stop -> assertThat(stop.others()).isEmpty());
    }

    private static VirtualMachine launched(Schedule schedule) throws Exception {
        LaunchingConnector connector = Bootstrap.virtualMachineManager().defaultConnector();
        Map<String, Argument> arguments = connector.defaultArguments();
        arguments.get("home").setValue(System.getProperty("java.home"));
        arguments
                .get("options")
                .setValue("-Dheddle.watchdog=" + WATCHDOG_SECONDS + " -cp \"" + System.getProperty("java.class.path")
                        + '"');
        arguments.get("main").setValue(ReplayLesson.class.getName() + " 1 " + schedule.token() + " " + Engine.AUTO);
        VirtualMachine program = connector.launch(arguments);
        ClassPrepareRequest loaded = program.eventRequestManager().createClassPrepareRequest();
        loaded.addClassFilter(L1LostUpdate.class.getName() + "*");
        loaded.enable();
        return program;
    }

    private String follow(VirtualMachine program) throws Exception {
        boolean runs = true;
        while (runs) {
            EventSet events = program.eventQueue().remove(TimeUnit.MINUTES.toMillis(1));
            assertThat(events).as("something happens").isNotNull();
            for (Event event : events) {
                if (event instanceof ClassPrepareEvent prepared) {
                    breakAt(prepared.referenceType());
                } else if (event instanceof BreakpointEvent stop) {
                    stand(stop);
                }
                runs &= !(event instanceof VMDisconnectEvent);
            }
            events.resume();
        }
        return said(program);
    }

    private static void breakAt(ReferenceType type) {
        type.methodsByName(METHOD).stream()
                .filter(method -> !method.isAbstract())
                .forEach(method -> {
                    BreakpointRequest request =
                            type.virtualMachine().eventRequestManager().createBreakpointRequest(method.location());
                    request.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
                    request.enable();
                });
    }

    /** Waits, the first two times, as somebody who thinks does, longer than the watchdog would. */
    private void stand(BreakpointEvent stop) throws Exception {
        if (stops.size() == 2) {
            return;
        }
        TimeUnit.MILLISECONDS.sleep(1_500);
        VirtualMachine program = stop.virtualMachine();
        program.suspend();
        List<String> others = new ArrayList<>();
        for (ThreadReference thread : program.allThreads()) {
            if (!thread.equals(stop.thread()) && isInLesson(thread)) {
                others.add(thread.name() + " in " + thread.frame(0).location().method());
            }
        }
        program.resume();
        stops.add(new Stop(stop.thread().name(), others));
    }

    /** Whether a thread runs code of the lesson, and doesn't wait for its turn. */
    private static boolean isInLesson(ThreadReference thread) throws IncompatibleThreadStateException {
        boolean isInside = thread.frames().stream()
                .anyMatch(frame -> frame.location().declaringType().name().startsWith(L1LostUpdate.class.getName()));
        return isInside && !thread.frame(0).location().method().name().equals("park");
    }

    private static String said(VirtualMachine program) throws IOException {
        return new String(program.process().getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                + new String(program.process().getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
