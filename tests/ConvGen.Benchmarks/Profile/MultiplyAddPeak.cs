using System;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ConvGen.Benchmarks;

/// <summary>The most multiply-adds that one core does, measured with independent sums in registers and no memory.</summary>
internal static class MultiplyAddPeak
{
    private const int Rounds = 200_000;
    private const int Sums = 12;

    private interface IVectors<T>
    {
        static abstract int Lanes { get; }

        static abstract T Create(float value);

        static abstract T MultiplyAdd(T left, T right, T sum);

        static abstract float Sum(T vector);
    }

    /// <summary>
    /// Floating-point operations per second in billions, two per multiply-add, in the next millisecond. Clocks change from moment to moment: what is to
    /// be a share of it has to be measured in turn with it.
    /// </summary>
    public static double GigaflopsPerSecond() =>
        Vector512.IsHardwareAccelerated ? Measure<Vectors512, Vector512<float>>()
        : Vector256.IsHardwareAccelerated ? Measure<Vectors256, Vector256<float>>()
        : Measure<Vectors128, Vector128<float>>();

    private static double Measure<TVectors, T>()
        where TVectors : struct, IVectors<T>
    {
        var start = Stopwatch.GetTimestamp();
        var sum = MultiplyAndAdd<TVectors, T>();
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;

        // Every sum tends to 1; looking at them keeps them computed.
        return sum > 0 ? 2.0 * Sums * Rounds * TVectors.Lanes / seconds / 1e9 : throw new InvalidOperationException("the sums were lost");
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float MultiplyAndAdd<TVectors, T>()
        where TVectors : struct, IVectors<T>
    {
        var x = TVectors.Create(0.5f);
        var (a, b, c, d, e, f) = (x, x, x, x, x, x);
        var (g, h, i, j, k, l) = (x, x, x, x, x, x);
        for (var round = 0; round < Rounds; round++)
        {
            a = TVectors.MultiplyAdd(a, x, x);
            b = TVectors.MultiplyAdd(b, x, x);
            c = TVectors.MultiplyAdd(c, x, x);
            d = TVectors.MultiplyAdd(d, x, x);
            e = TVectors.MultiplyAdd(e, x, x);
            f = TVectors.MultiplyAdd(f, x, x);
            g = TVectors.MultiplyAdd(g, x, x);
            h = TVectors.MultiplyAdd(h, x, x);
            i = TVectors.MultiplyAdd(i, x, x);
            j = TVectors.MultiplyAdd(j, x, x);
            k = TVectors.MultiplyAdd(k, x, x);
            l = TVectors.MultiplyAdd(l, x, x);
        }

        return TVectors.Sum(a) + TVectors.Sum(b) + TVectors.Sum(c) + TVectors.Sum(d) + TVectors.Sum(e) + TVectors.Sum(f)
            + TVectors.Sum(g) + TVectors.Sum(h) + TVectors.Sum(i) + TVectors.Sum(j) + TVectors.Sum(k) + TVectors.Sum(l);
    }

    private readonly struct Vectors512 : IVectors<Vector512<float>>
    {
        public static int Lanes => Vector512<float>.Count;

        public static Vector512<float> Create(float value) => Vector512.Create(value);

        public static Vector512<float> MultiplyAdd(Vector512<float> left, Vector512<float> right, Vector512<float> sum) => Vector512.MultiplyAddEstimate(left, right, sum);

        public static float Sum(Vector512<float> vector) => Vector512.Sum(vector);
    }

    private readonly struct Vectors256 : IVectors<Vector256<float>>
    {
        public static int Lanes => Vector256<float>.Count;

        public static Vector256<float> Create(float value) => Vector256.Create(value);

        public static Vector256<float> MultiplyAdd(Vector256<float> left, Vector256<float> right, Vector256<float> sum) => Vector256.MultiplyAddEstimate(left, right, sum);

        public static float Sum(Vector256<float> vector) => Vector256.Sum(vector);
    }

    private readonly struct Vectors128 : IVectors<Vector128<float>>
    {
        public static int Lanes => Vector128<float>.Count;

        public static Vector128<float> Create(float value) => Vector128.Create(value);

        public static Vector128<float> MultiplyAdd(Vector128<float> left, Vector128<float> right, Vector128<float> sum) => Vector128.MultiplyAddEstimate(left, right, sum);

        public static float Sum(Vector128<float> vector) => Vector128.Sum(vector);
    }
}
