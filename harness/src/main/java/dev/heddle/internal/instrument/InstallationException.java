package dev.heddle.internal.instrument;

/** Says why Heddle could not weave this JVM, and what to do about it. */
public final class InstallationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InstallationException(String message, Throwable cause) {
        super(message, cause);
    }

    InstallationException(String message) {
        super(message);
    }

    static InstallationException attachRefused(Throwable cause) {
        return new InstallationException("""
                Heddle could not attach to its own JVM.
                  Allow it with  -Djdk.attach.allowAttachSelf=true -XX:+EnableDynamicAgentLoading
                  or start with  -javaagent:/path/to/heddle-harness.jar""", cause);
    }

    static InstallationException incompleteClassPath(Throwable missing) {
        return new InstallationException(
                "Heddle's agent needs byte-buddy on the class path; add it, or leave out -javaagent", missing);
    }

    static InstallationException inWrongLoader(Class<?> found) {
        return new InstallationException(found.getName() + " was loaded by " + found.getClassLoader()
                + " and not by the boot loader, so the JDK can't call it.\n"
                + "  Put heddle-harness on the class path, not on the module path,\n"
                + "  let its class loader ask its parent first, and load nothing of dev.heddle.internal yourself.");
    }
}
