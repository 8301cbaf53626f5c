package dev.heddle.it.loops;

import dev.heddle.EventLoop;
import dev.heddle.it.Threads;
import dev.heddle.it.Threads.Body;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** An event loop as many write it: one thread takes one task after another from a queue. */
@EventLoop
final class Loop implements Runnable {

    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this, "loop");
    private boolean ended;

    static Loop started() {
        Loop loop = new Loop();
        loop.thread.start();
        return loop;
    }

    /** One that runs these tasks, and ends. */
    static Thread running(Body... all) {
        Loop loop = new Loop();
        for (Body task : all) {
            loop.submit(task);
        }
        loop.tasks.add(() -> loop.ended = true);
        loop.thread.start();
        return loop.thread;
    }

    void submit(Body task) {
        tasks.add(Threads.unchecked(task));
    }

    void end() throws InterruptedException {
        tasks.add(() -> ended = true);
        thread.join();
    }

    @Override
    public void run() {
        while (!ended) {
            next().run();
        }
    }

    private Runnable next() {
        try {
            return tasks.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
