package dev.heddle.internal.files;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicLong;

/** Writes whole files: who reads one meanwhile, in this JVM or another, sees the old text or the new, and no part of it. */
public final class WholeFile {

    private static final AtomicLong WRITTEN = new AtomicLong();

    private WholeFile() {}

    /**
     * Puts a text into a file, and makes the directories that it needs.
     *
     * @throws IOException if it can't; the file is as it was then
     */
    public static void write(Path file, String text) throws IOException {
        Path directory = file.toAbsolutePath().normalize().getParent();
        if (directory == null) {
            throw new IOException(file + " is no file");
        }
        Files.createDirectories(directory);
        Path temporary =
                directory.resolve("." + ProcessHandle.current().pid() + "-" + WRITTEN.incrementAndGet() + ".tmp");
        try {
            Files.writeString(temporary, text);
            move(temporary, file);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void move(Path temporary, Path file) throws IOException {
        try {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException rare) {
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
