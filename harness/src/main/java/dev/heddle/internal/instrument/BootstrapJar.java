package dev.heddle.internal.instrument;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/** Packs the classes that the boot loader must know into a jar of their own. */
final class BootstrapJar {

    static final String PACKAGE = "dev/heddle/internal/bootstrap/";

    /** Every class of the package, nested ones included. */
    static final List<String> CLASSES = List.of(
            "Carrier", "CollectionHooks", "Hooks", "Hooks$CarrierLookup", "Hooks$OutsideWatch", "ThreadControl");

    private BootstrapJar() {}

    static JarFile write(ClassLoader source) {
        try {
            Path jar = Files.createTempFile("heddle-bootstrap", ".jar");
            jar.toFile().deleteOnExit();
            try (OutputStream file = Files.newOutputStream(jar);
                    JarOutputStream out = new JarOutputStream(file)) {
                for (String name : CLASSES) {
                    copy(source, PACKAGE + name + ".class", out);
                }
            }
            return new JarFile(jar.toFile());
        } catch (IOException e) {
            throw new InstallationException("Heddle could not write its bootstrap jar to the temporary folder", e);
        }
    }

    private static void copy(ClassLoader source, String resource, JarOutputStream out) throws IOException {
        try (InputStream in = source.getResourceAsStream(resource)) {
            if (in == null) {
                throw new InstallationException("Heddle's jar is incomplete: " + resource + " is missing");
            }
            out.putNextEntry(new JarEntry(resource));
            in.transferTo(out);
            out.closeEntry();
        }
    }
}
