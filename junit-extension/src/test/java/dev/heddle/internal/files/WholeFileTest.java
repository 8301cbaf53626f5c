package dev.heddle.internal.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    @TempDir
    private Path folder;

    @Test
    void isReadWholeWhileManyWriteIt() throws Exception {
        Path file = folder.resolve("deep/in/a.txt");
        WholeFile.write(file, "0".repeat(100_000));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String text = String.valueOf(i % 10).repeat(100_000);
                tasks.add(() -> {
                    WholeFile.write(file, text);
                    return Math.toIntExact(
                            Files.readString(file).chars().distinct().count());
                });
            }
            for (Future<Integer> letters : threads.invokeAll(tasks)) {
                assertThat(letters.get()).isEqualTo(1);
            }
        } finally {
            threads.shutdown();
        }

        assertThat(file).hasSize(100_000);
        assertThat(file.getParent()).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void leavesNothingBehindWhereItCanNotBeWritten() throws IOException {
        Files.createDirectories(folder.resolve("taken/by/a/folder"));

        assertThatThrownBy(() -> WholeFile.write(folder.resolve("taken"), "text"))
                .isInstanceOf(IOException.class);

        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }
}
