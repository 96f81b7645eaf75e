package org.stillpoint.treatment;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.stillpoint.platform.Busy;

/**
 * Where repairs are sought: one at a time and on a thread of its own, because the search computes for seconds and would keep a
 * carrier of virtual threads, and with it other requests, all that time.
 */
@ApplicationScoped
class RepairThread {

    private static final int MOST_WAITING = 2;

    private final ThreadPoolExecutor one = new ThreadPoolExecutor(
            1, 1, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(MOST_WAITING), RepairThread::thread);

    RepairThread() {
        one.allowCoreThreadTimeOut(true);
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "repair");
        thread.setDaemon(true);
        thread.setContextClassLoader(RepairThread.class.getClassLoader());
        return thread;
    }

    <T> T run(Callable<T> work) {
        try {
            return one.submit(work).get();
        } catch (RejectedExecutionException full) {
            throw new Busy("Others are looking for repairs.");
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException known ? known : new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @PreDestroy
    void stop() {
        one.shutdownNow();
    }
}
