package dev.heddle.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;

/** Ports that were free when they were looked for; none is given twice in this JVM. */
final class FreePorts {

    static final FreePorts SHARED = new FreePorts();

    private static final int ATTEMPTS = 100;

    private final Map<String, Integer> given = new HashMap<>();

    private FreePorts() {}

    /** That of this user, who gets the same whenever it asks. */
    synchronized int of(String user, FreePort.Protocol protocol) {
        Integer there = given.get(user);
        if (there != null) {
            return there;
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = free(protocol);
            if (!given.containsValue(port)) {
                given.put(user, port);
                return port;
            }
        }
        throw new IllegalStateException("No free " + protocol + " port was found in " + ATTEMPTS + " attempts");
    }

    private static int free(FreePort.Protocol protocol) {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try {
            if (protocol == FreePort.Protocol.UDP) {
                try (DatagramSocket socket = new DatagramSocket(any)) {
                    return socket.getLocalPort();
                }
            }
            try (ServerSocket socket = new ServerSocket()) {
                socket.bind(any);
                return socket.getLocalPort();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("No free " + protocol + " port can be found", failed);
        }
    }
}
