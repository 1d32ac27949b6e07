namespace ConvGen.Generator.Planning;

/// <summary>
/// When weights are fetched ahead. A layer whose weights exceed half a megabyte streams them from the third level or from memory; asking for
/// each line 8 KB before its use took 512 → 512 channels on 7×7 positions from 1109 to 836 µs. Nearer is weaker, further no better.
/// </summary>
public static class WeightStream
{
    /// <summary>Floats between use and fetch.</summary>
    public const int Distance = 2048;

    /// <summary>The most bytes of filters of which the second-level cache holds two groups beside the map.</summary>
    public const long GroupBytes = 384 * 1024;

    private const long LongBytes = 512 * 1024;

    /// <summary>Whether <paramref name="floats"/> of weights are worth fetching ahead.</summary>
    public static bool IsLong(long floats) => floats * sizeof(float) > LongBytes;
}
