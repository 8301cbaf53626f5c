package dev.heddle.internal.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Weaves whole libraries, and lets the JVM verify the result. */
@Tag("slow")
class LibraryWeavingTest {

    /** Enough to say that the library was there. */
    private static final int AT_LEAST = 500;

    @Test
    void everyClassOfAssertJStaysValid() throws Exception {
        Library library = Library.of(org.assertj.core.api.Assertions.class);

        assertThat(library.problems()).isEmpty();
        assertThat(library.linked).isGreaterThan(AT_LEAST);
    }

    @Test
    void everyClassOfByteBuddyStaysValid() throws Exception {
        Library library = Library.of(net.bytebuddy.ByteBuddy.class);

        assertThat(library.problems()).isEmpty();
        assertThat(library.linked).isGreaterThan(AT_LEAST);
    }

    @Test
    void everyClassOfTheTestsStaysValid() throws Exception {
        Library library = Library.of(LibraryWeavingTest.class);

        assertThat(library.problems()).isEmpty();
    }

    /** A loader that defines the classes of a jar once more, woven as user code whatever their name. */
    private static final class Library extends ClassLoader {
        private final ClassWeaver.Shared shared;
        private final WeavingTransformer transformer;
        private final List<String> problems = new ArrayList<>();
        private final ClassLoader source;
        private int linked;

        private Library(Class<?> member) {
            super(member.getClassLoader());
            source = member.getClassLoader();
            Installation installation = Installation.ensure();
            shared = new ClassWeaver.Shared(
                    installation.sites(), new MemberNames(), new ClassFiles(), installation.diagnostics());
            transformer = new WeavingTransformer(shared);
        }

        static Library of(Class<?> member) throws Exception {
            Library library = new Library(member);
            URI location =
                    member.getProtectionDomain().getCodeSource().getLocation().toURI();
            if (Files.isDirectory(Path.of(location))) {
                library.linkAll(Path.of(location));
            } else {
                try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + location), Map.of())) {
                    library.linkAll(jar.getPath("/"));
                }
            }
            return library;
        }

        List<String> problems() {
            return problems;
        }

        private void linkAll(Path root) throws IOException {
            try (Stream<Path> files = Files.walk(root)) {
                files.filter(file -> file.toString().endsWith(".class"))
                        .map(file -> root.relativize(file).toString())
                        .filter(name -> !name.contains("META-INF") && !name.contains("-info"))
                        .forEach(name ->
                                link(name.substring(0, name.length() - 6).replace('/', '.')));
            }
        }

        private void link(String name) {
            try {
                Class.forName(name, true, this);
                linked++;
            } catch (VerifyError | ClassFormatError | IncompatibleClassChangeError invalid) {
                problems.add(name + ": " + invalid);
            } catch (ClassNotFoundException | LinkageError missing) {
                // An optional dependency that isn't there, or an initialiser that fails.
            }
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                if (known != null) {
                    return known;
                }
                return WeavingScope.isJdk(name.replace('.', '/')) || name.contains("heddle.internal")
                        ? super.loadClass(name, resolve)
                        : redefine(name, resolve);
            }
        }

        private Class<?> redefine(String name, boolean resolve) throws ClassNotFoundException {
            try (InputStream in = source.getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    return super.loadClass(name, resolve);
                }
                ClassReader reader = new ClassReader(in.readAllBytes());
                byte[] woven = transformer.weave(source, null, Role.USER, ClassWeaver.Shape.FREE, reader);
                return defineClass(name, woven, 0, woven.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
