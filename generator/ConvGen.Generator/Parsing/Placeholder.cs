namespace ConvGen.Generator.Parsing;

/// <summary>The numbers behind <c>Param.A</c> … <c>Param.H</c>: int.MinValue + 1 000 003·k, k = 0 … 7.</summary>
internal static class Placeholder
{
    private const int Step = 1_000_003;
    private const int Count = 8;

    /// <summary>Whether <paramref name="value"/> stands for a block's argument.</summary>
    public static bool Is(long value)
    {
        var distance = value - int.MinValue;
        return distance >= 0 && distance % Step == 0 && distance / Step < Count;
    }
}
