package dev.heddle.it.outside;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.FailureKind;
import dev.heddle.Heddle;
import dev.heddle.Verdict;
import dev.heddle.it.OnEveryEngine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Servers that run outside of the test: whoever needs them can't be verified. */
class OutsideServiceTest {

    private static HttpServer server;

    @BeforeAll
    static void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] answer = "answer".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    static void close() {
        server.stop(0);
    }

    private static HttpRequest request() {
        InetSocketAddress at = server.getAddress();
        return HttpRequest.newBuilder(URI.create("http://" + at.getHostString() + ":" + at.getPort() + "/"))
                .build();
    }

    /**
     * Whether it came back or not: it is named, and it is no deadlock. If it is so slow that the watchdog ends it, that says
     * where it stands.
     */
    private static void isNamed(Engine engine, Callable<?> test) {
        Exploration<?> exploration =
                Heddle.explorer().engine(engine).maxExecutions(5).explore(test);

        assertThat(exploration.verdict()).isNotEqualTo(Verdict.VERIFIED);
        assertThat(exploration.failures()).noneMatch(failure -> failure.kind() == FailureKind.DEADLOCK);
        assertThat(exploration.notes() + " " + exploration.failures())
                .containsAnyOf("OutsideServiceTest", "HttpClient-");
    }

    @OnEveryEngine
    void namesAnAnswerByHttp(Engine engine) {
        isNamed(
                engine,
                () -> HttpClient.newHttpClient()
                        .send(request(), BodyHandlers.ofString())
                        .body());
    }

    @OnEveryEngine
    void namesAnAnswerByHttpThatComesLater(Engine engine) {
        isNamed(engine, () -> {
            CompletableFuture<String> later = HttpClient.newHttpClient()
                    .sendAsync(request(), BodyHandlers.ofString())
                    .thenApply(response -> response.body());
            return later.get();
        });
    }
}
