package dev.heddle.internal.runtime.sync;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The monitors that one execution has touched, by the identity of their objects. Open addressing; its order is never
 * seen.
 */
public final class MonitorTable {

    private @Nullable Object[] keys = new Object[16];
    private @Nullable MonitorModel[] models = new MonitorModel[16];
    private int size;

    /** The monitor of this object, made when it is first asked for. */
    public MonitorModel of(Object object) {
        int i = place(object);
        if (keys[i] != null) {
            return found(i);
        }
        if (2 * ++size > keys.length) {
            grow();
            size--;
            return of(object);
        }
        MonitorModel model = new MonitorModel(object);
        keys[i] = object;
        models[i] = model;
        return model;
    }

    /** The monitor of this object, if it was ever asked for. */
    public @Nullable MonitorModel find(Object object) {
        return size == 0 ? null : models[place(object)];
    }

    /** Wakes all who wait for a notification of this object. */
    public void notifyAll(Object object) {
        int i = size == 0 ? -1 : place(object);
        while (i >= 0 && keys[i] != null && found(i).waiting() > 0) {
            found(i).notifyWaiter(0);
        }
    }

    /** Where the object's monitor is, or will be. */
    private int place(Object object) {
        int mask = keys.length - 1;
        int i = System.identityHashCode(object) & mask;
        while (keys[i] != null && keys[i] != object) {
            i = (i + 1) & mask;
        }
        return i;
    }

    @SuppressWarnings("NullAway") // keys and models are filled together
    private MonitorModel found(int i) {
        return models[i];
    }

    /** Forgets all. */
    public void clear() {
        if (size > 0) {
            Arrays.fill(keys, null);
            Arrays.fill(models, null);
            size = 0;
        }
    }

    private void grow() {
        @Nullable Object[] oldKeys = keys;
        @Nullable MonitorModel[] oldModels = models;
        keys = new Object[oldKeys.length * 2];
        models = new MonitorModel[oldKeys.length * 2];
        for (int k = 0; k < oldKeys.length; k++) {
            Object key = oldKeys[k];
            if (key != null) {
                int i = System.identityHashCode(key) & (keys.length - 1);
                while (keys[i] != null) {
                    i = (i + 1) & (keys.length - 1);
                }
                keys[i] = key;
                models[i] = oldModels[k];
            }
        }
    }
}
