using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ConvGen.Conformance;

/// <summary>Loops as no generated kernel may have them, for the check of the machine code to find.</summary>
internal static unsafe class CounterexampleKernels
{
    private static int _calls;

    /// <summary>Runs each once.</summary>
    public static void Run()
    {
        const int Length = 4 * 16;
        var numbers = stackalloc float[Length];
        Spilling(numbers, Length);
        Unoptimised(numbers, Length);
    }

    // No vector register survives a call, so the sum goes to the stack and back in each round.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Spilling(float* numbers, int length)
    {
        var sum = Vector512<float>.Zero;
        for (var i = 0; i < length; i += Vector512<float>.Count)
        {
            var vector = Vector512.Load(numbers + i);
            sum = Vector512.MultiplyAddEstimate(vector, vector, sum);
            Call();
        }

        sum.Store(numbers);
    }

    [MethodImpl(MethodImplOptions.NoOptimization | MethodImplOptions.NoInlining)]
    private static void Unoptimised(float* numbers, int length)
    {
        for (var i = 0; i < length; i++)
        {
            numbers[i] *= numbers[i];
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Call() => _calls++;
}
