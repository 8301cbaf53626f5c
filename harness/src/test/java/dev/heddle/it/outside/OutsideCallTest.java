package dev.heddle.it.outside;

import static dev.heddle.it.outside.Notes.isNotVerified;
import static dev.heddle.it.outside.Notes.isVerified;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Failure;
import dev.heddle.FailureKind;
import dev.heddle.Heddle;
import dev.heddle.it.OnEveryEngine;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.StringReader;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.DatagramChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.Pipe;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.WatchService;
import org.junit.jupiter.api.io.TempDir;

/** Calls that wait for what no scheduler controls keep a test from being verified, though they come back at once. */
class OutsideCallTest {

    private static final String NETWORK = " depends on the network, which is not controlled";

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    /** What names a call in this class. */
    private static String at(String call) {
        return call + " at OutsideCallTest.java:";
    }

    private static int throughSockets() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket accepted = server.accept()) {
            client.getOutputStream().write(5);
            return new BufferedReader(new InputStreamReader(accepted.getInputStream(), StandardCharsets.UTF_8)).read();
        }
    }

    @OnEveryEngine
    void namesEachCallOfASocket(Engine engine) {
        for (String call : new String[] {"new Socket()", "ServerSocket.accept()", "OutputStream.write()"}) {
            isNotVerified(engine, OutsideCallTest::throughSockets, at(call));
        }
        isNotVerified(engine, OutsideCallTest::throughSockets, at("BufferedReader.read()"));
        assertThat(Notes.exhaustive(engine, OutsideCallTest::throughSockets).notes())
                .allMatch(note -> note.contains(NETWORK));
    }

    private static int throughChannels() throws Exception {
        try (ServerSocketChannel server = ServerSocketChannel.open().bind(anyPort());
                SocketChannel client = SocketChannel.open(server.getLocalAddress());
                SocketChannel accepted = server.accept()) {
            client.write(ByteBuffer.wrap(new byte[1]));
            return accepted.read(ByteBuffer.allocate(2));
        }
    }

    @OnEveryEngine
    void namesEachCallOfAChannel(Engine engine) {
        for (String call :
                new String[] {"SocketChannel.open()", "ServerSocketChannel.accept()", "SocketChannel.write()"}) {
            isNotVerified(engine, OutsideCallTest::throughChannels, at(call));
        }
        isNotVerified(engine, OutsideCallTest::throughChannels, at("SocketChannel.read()"));
    }

    @OnEveryEngine
    void namesDatagrams(Engine engine) {
        isNotVerified(
                engine,
                () -> {
                    try (DatagramSocket socket = new DatagramSocket(anyPort())) {
                        socket.send(new DatagramPacket(new byte[1], 1, socket.getLocalSocketAddress()));
                        socket.receive(new DatagramPacket(new byte[1], 1));
                        return null;
                    }
                },
                at("DatagramSocket.receive()"));
        isNotVerified(
                engine,
                () -> {
                    try (DatagramChannel channel = DatagramChannel.open().bind(anyPort())) {
                        return channel.send(ByteBuffer.allocate(1), channel.getLocalAddress());
                    }
                },
                at("DatagramChannel.send()"));
    }

    @OnEveryEngine
    void namesSelectorsAndPipesOfTheSystem(Engine engine) {
        isNotVerified(
                engine,
                () -> {
                    try (Selector selector = Selector.open()) {
                        return selector.select(1);
                    }
                },
                at("Selector.select()"));
        isNotVerified(
                engine,
                () -> {
                    Pipe pipe = Pipe.open();
                    try (Pipe.SinkChannel sink = pipe.sink();
                            Pipe.SourceChannel source = pipe.source()) {
                        sink.write(ByteBuffer.allocate(1));
                        return Channels.newInputStream(source).read();
                    }
                },
                at("InputStream.read()"));
    }

    @OnEveryEngine
    void namesALookUpOfAName(Engine engine) {
        isNotVerified(
                engine,
                () -> InetAddress.getByAddress(new byte[] {127, 0, 0, 1}).getHostName(),
                at("InetAddress.getHostName()"));
    }

    @OnEveryEngine
    void namesTheStandardInput(Engine engine) {
        isNotVerified(
                engine, () -> new FileInputStream(FileDescriptor.in).read(new byte[0]), at("FileInputStream.read()"));
    }

    @OnEveryEngine
    void namesLocksAndChangesOfFiles(Engine engine, @TempDir Path folder) {
        isNotVerified(
                engine,
                () -> {
                    Path file = folder.resolve("locked");
                    try (FileChannel channel =
                                    FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                            FileLock lock = channel.lock()) {
                        return lock.isValid();
                    }
                },
                at("FileChannel.lock()"));
        isNotVerified(
                engine,
                () -> {
                    try (WatchService watch = FileSystems.getDefault().newWatchService()) {
                        return watch.poll();
                    }
                },
                at("WatchService.poll()"));
    }

    /** That a watched folder changes can't be repeated, and is no deadlock. */
    @OnEveryEngine
    void reportsAWaitForAChangeOfFiles(Engine engine) {
        Failure failure = Heddle.explorer()
                .engine(engine)
                .explore(() -> {
                    try (WatchService watch = FileSystems.getDefault().newWatchService()) {
                        return watch.take();
                    }
                })
                .failure()
                .orElseThrow();

        assertThat(failure.kind()).isEqualTo(FailureKind.NONDETERMINISM);
        assertThat(failure.summary()).contains(" waits for a change of files in " + at("WatchService.take()"));
    }

    private static String throughFile(Path file) throws Exception {
        try (BufferedWriter writer = new BufferedWriter(
                new OutputStreamWriter(new FileOutputStream(file.toFile()), StandardCharsets.UTF_8))) {
            writer.write("written");
        }
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(new FileInputStream(file.toFile()), StandardCharsets.UTF_8))) {
            return reader.readLine() + Files.readString(file);
        }
    }

    @OnEveryEngine
    void letsFilesThrough(Engine engine, @TempDir Path folder) throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        isVerified(engine, () -> throughFile(file), "writtenwritten");
        isVerified(engine, () -> Files.readString(file) + Files.size(file), "written7");
    }

    /** Reading and writing are let through; what a file keeps for the next execution is another matter. */
    @OnEveryEngine
    void namesAFileThatIsChanged(Engine engine, @TempDir Path folder) {
        Path file = folder.resolve("file");

        isNotVerified(engine, () -> Files.writeString(file, "text"), "a file is older than the execution");
    }

    @OnEveryEngine
    void letsStreamsInMemoryThrough(Engine engine) {
        isVerified(
                engine,
                () -> {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    new ByteArrayInputStream(new byte[] {1, 2}).transferTo(bytes);
                    Channels.newChannel(new ByteArrayInputStream(bytes.toByteArray()))
                            .read(ByteBuffer.allocate(2));
                    return new BufferedReader(new StringReader("line")).readLine() + bytes.size();
                },
                "line2");
    }
}
