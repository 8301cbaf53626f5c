package dev.heddle.internal.instrument;

import dev.heddle.internal.instrument.Prologues.Place;
import dev.heddle.internal.instrument.Prologues.Prologue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The methods of the JDK in which a thread waits for something outside of the JVM, or for the JVM itself: no scheduler knows
 * when that comes. Each is woven where it waits, whoever calls it, so that it doesn't matter what a stream is wrapped in.
 */
final class OutsideCalls {

    private static final Map<String, String> AWAITED = new HashMap<>();
    private static final Map<String, Prologue> PROLOGUES = new HashMap<>();

    static {
        String network = "the network";
        on(network, "java/net/Socket", "connect");
        on(network, "java/net/Socket$SocketInputStream", "read");
        on(network, "java/net/Socket$SocketOutputStream", "write");
        on(network, "java/net/ServerSocket", "implAccept");
        on(network, "java/net/DatagramSocket", "receive", "send");
        on(network, "sun/nio/ch/DatagramSocketAdaptor", "receive", "send");
        on("a name service", "java/net/InetAddress", "getAddressesFromNameService", "getHostFromNameService");
        on(network, "sun/nio/ch/SocketChannelImpl", "connect", "finishConnect", "read", "write");
        on(network, "sun/nio/ch/ServerSocketChannelImpl", "accept");
        on(network, "sun/nio/ch/DatagramChannelImpl", "receive", "send", "read", "write");
        on("a pipe", "sun/nio/ch/SourceChannelImpl", "read");
        on("a pipe", "sun/nio/ch/SinkChannelImpl", "write");
        on(network, "sun/nio/ch/SelectorImpl", "lockAndDoSelect");
        on(network, "sun/nio/ch/AsynchronousServerSocketChannelImpl", "accept");
        on(network, "sun/nio/ch/AsynchronousSocketChannelImpl", "connect", "read", "write");
        on(
                "the reading of a file in the background",
                "sun/nio/ch/AsynchronousFileChannelImpl",
                "lock",
                "read",
                "write");
        on("the lock of a file", "sun/nio/ch/FileChannelImpl", "lock");
        on("a change of files", "sun/nio/fs/AbstractWatchService", "take", "poll");
        on("a process", "java/lang/ProcessImpl", "waitFor");
        on("an answer by HTTP", "jdk/internal/net/http/HttpClientImpl", "send", "sendAsync");
        on("the garbage collector", "java/lang/ref/ReferenceQueue", "remove");
        String files = "java/io/FileInputStream";
        for (String method : List.of("read", "readAllBytes", "readNBytes", "transferTo")) {
            add("input", files, method, "blockingInput", "(Ljava/lang/Object;I)V");
        }
    }

    private OutsideCalls() {}

    /** Is this the internal name of a class of the JDK that has such methods? */
    static boolean has(String owner) {
        return AWAITED.containsKey(owner);
    }

    /** What such a method tells as it begins; null of any other. */
    static @Nullable Prologue find(String owner, String name) {
        return AWAITED.containsKey(owner) ? PROLOGUES.get(owner + "." + name) : null;
    }

    /** What threads wait for in the methods of this class. */
    static String awaited(String owner) {
        return AWAITED.getOrDefault(owner, "");
    }

    private static void on(String awaited, String owner, String... methods) {
        for (String method : methods) {
            add(awaited, owner, method, "blocking", "(I)V");
        }
    }

    private static void add(String awaited, String owner, String method, String hook, String descriptor) {
        AWAITED.put(owner, awaited);
        PROLOGUES.put(owner + "." + method, new Prologue(hook, descriptor, Place.START_NAMING));
    }
}
