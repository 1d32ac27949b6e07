using System;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ConvGen.Runtime;

/// <summary>Checks the arguments of generated methods. The checks are inlined; the messages are not.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Guard
{
    /// <summary>A span of floats must have exactly the length of its tensor.</summary>
    /// <param name="span">The caller's span.</param>
    /// <param name="expected">The tensor's elements.</param>
    /// <param name="name">The parameter's name.</param>
    /// <param name="shape">The tensor's shape as people write it: <c>3×32×32</c>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Length(ReadOnlySpan<float> span, int expected, string name, string shape)
    {
        if (span.Length != expected)
        {
            ThrowLength(span.Length, expected, name, shape, "floats");
        }
    }

    /// <summary>A span of bytes must have exactly the length of its image.</summary>
    /// <param name="span">The caller's span.</param>
    /// <param name="expected">The image's bytes.</param>
    /// <param name="name">The parameter's name.</param>
    /// <param name="shape">The image's shape as people write it: <c>32×32×3</c>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Length(ReadOnlySpan<byte> span, int expected, string name, string shape)
    {
        if (span.Length != expected)
        {
            ThrowLength(span.Length, expected, name, shape, "bytes");
        }
    }

    /// <summary>Two spans must not share memory: a network writes outputs while it still reads inputs.</summary>
    /// <param name="a">The one.</param>
    /// <param name="b">The other.</param>
    /// <param name="nameA">The one's parameter name.</param>
    /// <param name="nameB">The other's parameter name.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void NoOverlap(ReadOnlySpan<float> a, ReadOnlySpan<float> b, string nameA, string nameB)
    {
        if (a.Overlaps(b))
        {
            ThrowOverlap(a.Length, b.Length, "floats", nameA, nameB);
        }
    }

    /// <summary>An image's bytes and an output must not share memory.</summary>
    /// <param name="a">The image.</param>
    /// <param name="b">The output.</param>
    /// <param name="nameA">The image's parameter name.</param>
    /// <param name="nameB">The output's parameter name.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void NoOverlap(ReadOnlySpan<byte> a, ReadOnlySpan<float> b, string nameA, string nameB)
    {
        if (a.Overlaps(MemoryMarshal.AsBytes(b)))
        {
            ThrowOverlap(a.Length, b.Length, "bytes", nameA, nameB);
        }
    }

    /// <summary>A batch's span must hold exactly <paramref name="count"/> runs.</summary>
    /// <param name="span">The caller's span.</param>
    /// <param name="count">How many runs; not negative.</param>
    /// <param name="lengthPerRun">The elements of one run.</param>
    /// <param name="name">The parameter's name.</param>
    public static void Batch(ReadOnlySpan<float> span, int count, int lengthPerRun, string name)
    {
        if (count < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(count), string.Create(CultureInfo.InvariantCulture, $"'count' is {count}; it must not be negative."));
        }

        var expected = (long)count * lengthPerRun;
        if (span.Length != expected)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"'{name}' has {span.Length} floats; {count} runs of {lengthPerRun} floats each need {expected}."),
                name);
        }
    }

    /// <summary>The most threads of a run: kernels multiply their number with that of the units they share out, and count in 32 bits where that suffices for so many.</summary>
    public const int MostThreads = 1024;

    /// <summary>A number of threads must be 1 to <see cref="MostThreads"/>.</summary>
    /// <param name="threads">The number.</param>
    public static void Threads(int threads)
    {
        if (threads > MostThreads)
        {
            throw new ArgumentOutOfRangeException(
                nameof(threads), string.Create(CultureInfo.InvariantCulture, $"'Threads' is {threads}; a run shares its work out among {MostThreads} at most."));
        }

        if (threads < 1)
        {
            throw new ArgumentOutOfRangeException(
                nameof(threads), string.Create(CultureInfo.InvariantCulture, $"'Threads' is {threads}; a run needs at least 1, the caller's own."));
        }
    }

    [DoesNotReturn]
    private static void ThrowLength(int given, int expected, string name, string shape, string unit) =>
        throw new ArgumentException(
            string.Create(CultureInfo.InvariantCulture, $"'{name}' has {given} {unit}; {shape} takes exactly {expected}."), name);

    [DoesNotReturn]
    private static void ThrowOverlap(int lengthA, int lengthB, string unitA, string nameA, string nameB) =>
        throw new ArgumentException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"'{nameA}' ({lengthA} {unitA}) and '{nameB}' ({lengthB} floats) overlap in memory; every tensor needs memory of its own."),
            nameB);
}
