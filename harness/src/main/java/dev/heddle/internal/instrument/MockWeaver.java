package dev.heddle.internal.instrument;

import dev.heddle.internal.model.CodeSite.Kind;
import java.util.Set;
import net.bytebuddy.jar.asm.MethodVisitor;

/**
 * Makes each call of a mock an operation: weaves the two methods of Mockito that all of them come through, whichever way
 * mocks are made. What Mockito does between them is part of the operation; what an answer of the user does is not.
 */
final class MockWeaver {

    private static final String FACTORY = "org/mockito/internal/invocation/DefaultInvocationFactory";
    private static final String HANDLER = "org/mockito/internal/handler/MockHandlerImpl";

    /** Internal names of the classes that have the methods. */
    static final Set<String> CLASSES = Set.of(FACTORY, HANDLER);

    private MockWeaver() {}

    /** Weaves a method of one of these classes, if it is one of the two. */
    static MethodVisitor weave(
            MethodVisitor out, MethodSites sites, boolean framed, String owner, String name, String descriptor) {
        if (owner.equals(FACTORY) && name.equals("createInvocation") && descriptor.contains("Location;)")) {
            return new Beginning(out, sites);
        }
        return owner.equals(HANDLER) && name.equals("handle") && descriptor.endsWith(")Ljava/lang/Object;")
                ? new End(out, sites, framed)
                : out;
    }

    /** The call is numbered here. */
    private static final class Beginning extends Weaver {
        Beginning(MethodVisitor next, MethodSites sites) {
            super(next, sites);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            Emit.push(mv, sites.call(Kind.UPDATE, "org/mockito/Mock", "call"));
            Emit.hook(mv, "mockCall", "(I)V");
        }
    }

    /** The call is noted and answered here. */
    private static final class End extends BracketWeaver {
        End(MethodVisitor next, MethodSites sites, boolean framed) {
            super(next, sites, framed);
        }

        @Override
        void open() {}

        @Override
        void close() {
            Emit.hook(mv, "userCode", "()V");
        }
    }
}
