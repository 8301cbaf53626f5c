package dev.heddle.it.woven;

/** Elements of arrays of all types. */
@SuppressWarnings("StatementSwitchToExpressionSwitch")
public final class Elements {

    enum Color {
        RED,
        GREEN
    }

    private Elements() {}

    public static Object all() {
        boolean[] z = new boolean[2];
        byte[] b = {1, 2};
        char[] c = {'a', 'b'};
        short[] s = {1, 2};
        int[] i = {1, 2};
        long[] l = {1, 2};
        float[] f = {1, 2};
        double[] d = {1, 2};
        String[] a = {"1", "2"};
        int[][] nested = new int[2][2];
        z[1] = !z[0];
        b[0] += b[1];
        c[0]++;
        s[0] = (short) (s[1] + 1);
        i[0] = i[1]++;
        l[0] = l[1]--;
        f[0] *= f[1];
        d[0] = d[0] = d[1];
        a[0] += a[1];
        nested[1][0] = nested[0][1] + 3;
        return z[1] + " " + b[0] + " " + c[0] + " " + s[0] + " " + i[0] + i[1] + " " + l[0] + l[1] + " " + f[0] + " "
                + d[0] + " " + a[0] + " " + nested[1][0];
    }

    public static Object write(long[] array, int index) {
        array[index] = 7L;
        return array;
    }

    public static Object switched(Object color) {
        switch ((Color) color) {
            case RED:
                return "r";
            case GREEN:
                return "g";
            default:
                return "?";
        }
    }

    public static Object green() {
        return switched(Color.GREEN);
    }
}
