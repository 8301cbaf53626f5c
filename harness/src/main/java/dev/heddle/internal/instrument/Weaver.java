package dev.heddle.internal.instrument;

import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.utility.OpenedClassReader;

/** One stage of the chain that a method runs through; each stage weaves one kind of operation. */
abstract class Weaver extends MethodVisitor {

    final MethodSites sites;

    Weaver(MethodVisitor next, MethodSites sites) {
        super(OpenedClassReader.ASM_API, next);
        this.sites = sites;
    }

    @Override
    public final void visitLineNumber(int line, Label start) {
        sites.atLine(line);
        super.visitLineNumber(line, start);
    }
}
