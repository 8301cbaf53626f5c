package dev.heddle.internal.instrument;

import dev.heddle.internal.instrument.EntryWeaver.Sight;
import dev.heddle.internal.instrument.MonitorWeaver.Flag;
import dev.heddle.internal.instrument.MonitorWeaver.Whole;
import dev.heddle.internal.instrument.Prologues.Prologue;
import dev.heddle.internal.model.CodeSiteTable;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Objects;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/** Weaves one class: builds for each of its methods the chain of weavers that its role asks for. */
final class ClassWeaver extends ClassVisitor implements CallWeaver.Callees {

    /** What all class weavers share. */
    record Shared(CodeSiteTable table, MemberNames names, ClassFiles files, Diagnostics diagnostics) {}

    /** Whether members and flags of the class may change: they may until the class is defined. */
    enum Shape {
        FREE,
        FIXED
    }

    /** How much of a method is woven; less of those that would become too large. */
    enum Measure {
        FULL,
        /** Only what is replaced: calls and monitors. */
        REPLACED,
        NOTHING
    }

    /** The class at hand. */
    record Target(
            @Nullable ClassLoader loader,
            Role role,
            Shape shape,
            Map<String, MethodPlan> plans,
            Map<String, Measure> measures) {}

    private static final String FINALIZE = "finalize()V";

    private final Shared shared;
    private final Target target;
    private final Bridges bridges = new Bridges();
    private final @Nullable Reference<ClassLoader> loader;
    private String owner = "";
    private String file = "";
    private boolean isInterface;
    private boolean framed;
    private int version;

    ClassWeaver(ClassVisitor next, Shared shared, Target target) {
        super(OpenedClassReader.ASM_API, next);
        this.shared = shared;
        this.target = target;
        this.loader = target.loader == null ? null : new WeakReference<>(target.loader);
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superName,
            String[] interfaces) {
        owner = name;
        isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
        this.version = version & 0xFFFF;
        framed = this.version >= Opcodes.V1_6;
        super.visit(version, access, name, signature, superName, interfaces);
    }

    @Override
    public void visitSource(@Nullable String source, @Nullable String debug) {
        file = source == null ? "" : source;
        super.visitSource(source, debug);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        MethodPlan plan = target.plans.get(name + descriptor);
        Measure measure = target.measures.getOrDefault(name + descriptor, Measure.FULL);
        boolean entered = target.role == Role.USER && !name.equals("<clinit>");
        if (plan == null || (measure == Measure.NOTHING && !entered) || name.equals("$jacocoInit")) {
            return super.visitMethod(access, name, descriptor, signature, exceptions);
        }
        if (measure == Measure.NOTHING) {
            return entry(super.visitMethod(access, name, descriptor, signature, exceptions), name, Sight.PARTIAL);
        }
        Whole whole = whole(access, name);
        boolean removed = whole != null && whole.flag() == Flag.REMOVED;
        int flags = removed ? access & ~Opcodes.ACC_SYNCHRONIZED : access;
        MethodVisitor out = super.visitMethod(flags, name, descriptor, signature, exceptions);
        return chain(out, plan, whole, measure, access, name, descriptor);
    }

    private MethodVisitor entry(MethodVisitor out, String name, Sight sight) {
        MethodSites sites = new MethodSites(shared.table, loader, shared.names, owner.replace('/', '.'), name, file);
        return LoopWeaver.weave(new EntryWeaver(out, sites, sight, owner, name), sites, owner, name);
    }

    private @Nullable Whole whole(int access, String name) {
        if ((access & Opcodes.ACC_SYNCHRONIZED) == 0 || target.role.monitors == Role.Monitors.REAL) {
            return null;
        }
        boolean isStatic = (access & Opcodes.ACC_STATIC) != 0;
        if (isOldStatic(access)) {
            shared.diagnostics.unwovenMethod(owner, name, "static synchronized in a class file of Java 1.4 or older");
            return null;
        }
        return new Whole(owner, isStatic, target.shape == Shape.FREE ? Flag.REMOVED : Flag.KEPT);
    }

    /** Whether it is synchronized, static, and of a time when there were no constants for classes to lock. */
    private boolean isOldStatic(int access) {
        int both = Opcodes.ACC_STATIC | Opcodes.ACC_SYNCHRONIZED;
        return (access & both) == both && version < Opcodes.V1_5;
    }

    private MethodVisitor chain(
            MethodVisitor out,
            MethodPlan plan,
            @Nullable Whole whole,
            Measure measure,
            int access,
            String name,
            String descriptor) {
        MethodSites sites = new MethodSites(shared.table, loader, shared.names, owner.replace('/', '.'), name, file);
        boolean initializer = name.equals("<clinit>");
        MethodVisitor code = out;
        if (target.role != Role.USER) {
            code = jdkOnly(code, sites, access, name, descriptor);
        } else if (initializer) {
            code = new SilentWeaver(code, sites, framed, version >= Opcodes.V1_5 ? owner : null);
        } else {
            boolean unseen = measure != Measure.FULL || plan.unpaired() || isOldStatic(access);
            code = entry(code, name, unseen ? Sight.PARTIAL : sight(name));
        }
        CallWeaver.Extent calls = calls(measure, name);
        if (calls != null) {
            code = new CallWeaver(code, sites, plan, calls, this);
        }
        AccessWeaver.Hook hook = target.role.hook;
        boolean accesses = !initializer && (target.role != Role.CONCURRENT || !name.equals("<init>"));
        if (hook != null && accesses && measure == Measure.FULL) {
            int freeLocal = MonitorWeaver.freeLocal(plan, whole);
            if (target.role == Role.CONCURRENT && Prologues.find(owner, name, descriptor) == null) {
                code = new ParkWeaver(code, sites, freeLocal);
            }
            if (target.role == Role.USER) {
                code = new UseWeaver(
                        code,
                        sites,
                        freeLocal,
                        (o, method) -> Objects.requireNonNullElse(inheritedFromJdk(o, method), ""));
            }
            if (target.role != Role.COLLECTION) {
                code = new HandleWeaver(code, sites, hook, freeLocal);
            }
            code = new AccessWeaver(code, sites, hook, (o, field) -> shared.files.field(target.loader, o, field), name);
        }
        if (hook != null && !initializer && measure == Measure.FULL) {
            code = creation(code, sites, plan, whole, access, name);
        }
        return monitors(code, sites, plan, whole, name);
    }

    private Sight sight(String name) {
        return name.equals("<init>") && target.plans.containsKey(FINALIZE) ? Sight.FINALIZED : Sight.FULL;
    }

    private MethodVisitor creation(
            MethodVisitor code, MethodSites sites, MethodPlan plan, @Nullable Whole whole, int access, String name) {
        if (target.role != Role.COLLECTION) {
            return new CreationWeaver(code, sites, CreationWeaver.Told.USERS, access, owner, name);
        }
        CreationWeaver creations =
                new CreationWeaver(code, sites, CreationWeaver.Told.COLLECTIONS, access, owner, name);
        return new InsideWeaver(creations, sites, MonitorWeaver.freeLocal(plan, whole));
    }

    private MethodVisitor monitors(
            MethodVisitor code, MethodSites sites, MethodPlan plan, @Nullable Whole whole, String name) {
        if (plan.unpaired()) {
            shared.diagnostics.unwovenMethod(owner, name, "its synchronized blocks have an unknown shape");
        }
        boolean modelled = target.role.monitors == Role.Monitors.MODELLED;
        return modelled && (whole != null || !plan.monitorLocals().isEmpty())
                ? new MonitorWeaver(code, sites, plan, whole, framed)
                : code;
    }

    private MethodVisitor jdkOnly(MethodVisitor out, MethodSites sites, int access, String name, String descriptor) {
        if (target.role == Role.COLLECTION) {
            return out;
        }
        MethodVisitor code = out;
        Prologue prologue = Prologues.find(owner, name, descriptor);
        if (prologue != null) {
            code = new PrologueWeaver(code, sites, prologue, owner, access, descriptor);
        }
        if (target.role == Role.MOCKS) {
            return MockWeaver.weave(code, sites, framed, owner, name, descriptor);
        }
        code = ReturnWeaver.weave(code, sites, owner, name, descriptor);
        if (TaskWeaver.isBody(owner, name, descriptor)) {
            code = new TaskWeaver(code, sites);
        }
        if (JdkScope.isSilent(owner, name, descriptor)) {
            code = new SilentWeaver(code, sites, framed, null);
        }
        return target.role == Role.MACHINERY || name.equals("<clinit>") ? code : new SubstitutionWeaver(code, sites);
    }

    private CallWeaver.@Nullable Extent calls(Measure measure, String name) {
        if (JdkScope.asksForTheUser(owner, name)) {
            return CallWeaver.Extent.HARMLESS;
        }
        boolean reduced = measure != Measure.FULL || name.equals("<clinit>");
        return reduced && target.role == Role.USER ? CallWeaver.Extent.REPLACED : target.role.calls;
    }

    @Override
    public boolean isThread(String callee) {
        return shared.files.isThread(target.loader, callee);
    }

    @Override
    public @Nullable String inheritedFromJdk(String callee, String method) {
        return shared.files.inheritedFromJdk(target.loader, callee, method);
    }

    @Override
    public @Nullable Handle bridge(Handle reference, Type receiver, int line) {
        if (target.role != Role.USER) {
            return null;
        }
        return target.shape == Shape.FREE
                ? bridges.lead(reference, receiver, line, owner, isInterface)
                : bridges.lead(reference, receiver, line, Companion.name(owner), false);
    }

    @Override
    public void visitEnd() {
        if (target.shape == Shape.FREE) {
            int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
            bridges.emit((name, descriptor, slots) -> bridge(cv, access, name, descriptor, slots));
        }
        super.visitEnd();
    }

    /** The class that holds the bridges of a class whose shape is fixed; null when there are none. */
    @Nullable
    Companion companion() {
        if (target.shape == Shape.FREE || bridges.isEmpty()) {
            return null;
        }
        Companion companion = new Companion(owner, file);
        int access = Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
        bridges.emit((name, descriptor, slots) -> bridge(companion.writer(), access, name, descriptor, slots));
        return companion;
    }

    private MethodVisitor bridge(ClassVisitor home, int access, String name, String descriptor, int slots) {
        MethodVisitor out = home.visitMethod(access, name, descriptor, null, null);
        return chain(out, MethodPlan.plain(slots), null, Measure.FULL, access, name, descriptor);
    }
}
