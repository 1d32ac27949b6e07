using System;

namespace ConvGen.Model;

/// <summary>
/// What a kernel whose repeats stand one after another in a single method asks of the just-in-time compiler. It keeps so many local variables and
/// temporaries of a method in registers; past that they live in memory. Past 60,000 bytes of IL it does not optimise a method at all. Measured on
/// .NET 10, x64: per number, a shuffle of 976 channels takes 2.4 times as long as one of 464 where it is one method of 981 locals, and no longer where
/// it is split; a row of 1,200 taps takes 3.9 times as long written out as in a loop. Planning splits or rolls what does not fit.
/// </summary>
/// <param name="Locals">Local variables, or temporaries of inlined calls.</param>
/// <param name="Bytes">Bytes of IL, as the C# compiler writes them today; within a third.</param>
public readonly record struct UnrolledForm(long Locals, long Bytes)
{
    /// <summary>The most local variables of a method.</summary>
    public const int MaxLocals = 512;

    /// <summary>The most bytes of IL of a method.</summary>
    public const int MaxBytes = 60_000;

    /// <summary>Copies of a run that stand one by one; longer runs loop over their channels.</summary>
    public const int MaxCopies = 64;

    // Parts stay far from the limits: their number costs little, and compiling takes longer than in proportion to the size.
    private const int PartBytes = 8_000;

    // Parts begin at whole blocks of channels, so that all of them are the same method.
    private const int Block = 16;

    /// <summary>Whether it is written as it stands.</summary>
    public bool Fits => Locals <= MaxLocals && Bytes <= MaxBytes;

    /// <summary>A channel shuffle of <paramref name="runs"/> runs of neighbouring outputs, each a loop over the positions of a row with a copy per group.</summary>
    public static UnrolledForm OfShuffle(int runs, int groups) => groups <= MaxCopies
        ? new(2L * runs, runs * (65L + (20L * groups)))
        : new(4L * runs, runs * 150L);

    /// <summary>The runs of a part where a shuffle is split into several calls.</summary>
    public static int ShufflePart(int groups) => Math.Max(Block, (int)(PartBytes / OfShuffle(1, groups).Bytes) / Block * Block);

    /// <summary>A row of a pooling's window: a load and a sum or maximum per tap, where some window lies wholly inside the row.</summary>
    public static UnrolledForm OfPoolRow(AxisWindow window, int input, int output)
    {
        var (first, last) = WindowArithmetic.Inside(window, input, output);
        return first < last ? new(window.Kernel, 20L * window.Kernel) : default;
    }
}
