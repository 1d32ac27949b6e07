namespace ConvGen.Generator.Emission.Kernels;

/// <summary>
/// Writes the sum of more numbers than one float should add up: each added number rounds at the size of the sum so far, 1.2e-4 of it after 750,000 equal numbers. Blocks of them are
/// added in floats, the blocks' sums in doubles.
/// </summary>
/// <param name="writer">Where to write.</param>
/// <param name="width">The vector width.</param>
/// <param name="block">The name of the vector that holds a block's sum.</param>
public sealed class LongSum(CodeWriter writer, VectorWidth width, string block)
{
    /// <summary>The most numbers that one float adds up.</summary>
    public const int Block = 256;

    private string Low => block + "Low";

    private string High => block + "High";

    /// <summary>The sum as floats.</summary>
    public string Total => $"{width.Type}.Narrow({Low}, {High})";

    /// <summary>Writes the sums of the blocks, which begin with nothing.</summary>
    public void WriteStart() => writer.Line($"var {Low} = {width.Type}<double>.Zero;").Line($"var {High} = {width.Type}<double>.Zero;");

    /// <summary>Writes the end of a block.</summary>
    public void WriteAdd() => writer.Line($"{Low} += {width.Type}.WidenLower({block});").Line($"{High} += {width.Type}.WidenUpper({block});");

    /// <summary>Whether <paramref name="numbers"/> are too many for one block.</summary>
    public static bool IsLong(long numbers) => numbers > Block;
}
