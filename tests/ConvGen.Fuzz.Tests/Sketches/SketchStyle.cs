namespace ConvGen.Fuzz.Tests;

/// <summary>What kind of networks to draw.</summary>
/// <param name="ClassName">The name of the class.</param>
/// <param name="MostElements">No tensor has more elements.</param>
/// <param name="HasMistakes">Whether some networks get a mistake.</param>
/// <param name="IsRun">Whether the networks run: their arithmetic must be defined everywhere.</param>
internal sealed record SketchStyle(string ClassName, int MostElements, bool HasMistakes, bool IsRun)
{
    /// <summary>Networks to be analysed, large tensors and mistakes among them.</summary>
    public static SketchStyle Analysed { get; } = new("Net", 1 << 14, HasMistakes: true, IsRun: false);

    /// <summary>Sound networks small enough to be compared with straight loops.</summary>
    public static SketchStyle Run { get; } = new("Net", 6_000, HasMistakes: false, IsRun: true);

    /// <summary>The same, of plain layers that the planner computes in many ways.</summary>
    public static SketchStyle Plain { get; } = new("Net", 12_000, HasMistakes: false, IsRun: true)
    {
        IsPlain = true,
        Channels = [16, 3, 32, 17, 33, 48],
        Filters = [32, 16, 48, 17, 33, 64, 3],
    };

    /// <summary>Sound networks with maps as large as pictures, which a layer passes in milliseconds.</summary>
    public static SketchStyle Large { get; } = new("Net", 4_000_000, HasMistakes: false, IsRun: true)
    {
        LeastInput = 20_000,
        MostMacs = 1_000_000_000,
        MostWeights = 4_000_000,
        MostVector = 20_000,
        MostConcatenated = 256,
        HasStructures = true,
        Dilations = [1, 1, 1, 1, 2, 3, 1, 2, 6, 12, 40],
        Channels = [3, 1, 2, 4, 8, 16, 17, 32, 24, 48, 64, 100, 128, 256],
        Filters = [8, 4, 16, 3, 1, 2, 5, 12, 17, 20, 24, 32, 33, 48, 64, 96, 130, 256],
    };

    /// <summary>Elements of an input at least; 0 where extents are drawn from the smallest on.</summary>
    public int LeastInput { get; init; }

    /// <summary>The most multiply-accumulates of a layer.</summary>
    public long MostMacs { get; init; } = long.MaxValue;

    /// <summary>The most weights of a dense layer.</summary>
    public long MostWeights { get; init; } = long.MaxValue;

    /// <summary>The most elements of a map that is flattened: channels are written out one by one, positions are not.</summary>
    public int MostVector { get; init; } = int.MaxValue;

    /// <summary>The most channels of what is concatenated.</summary>
    public int MostConcatenated { get; init; } = 32;

    /// <summary>Whether most layers are plain ones over whole blocks of channels, among which the planner has the most to choose.</summary>
    public bool IsPlain { get; init; }

    /// <summary>Whether residual blocks and skips over lower resolutions are drawn as such: chance alone seldom gives two maps of one shape.</summary>
    public bool HasStructures { get; init; }

    /// <summary>Dilations of a convolution.</summary>
    public int[] Dilations { get; init; } = [1, 1, 1, 1, 2, 3];

    /// <summary>Channels of an input.</summary>
    public int[] Channels { get; init; } = [3, 1, 2, 4, 8, 16, 17, 32];

    /// <summary>Filters of a convolution, units of a dense layer.</summary>
    public int[] Filters { get; init; } = [8, 4, 16, 3, 1, 2, 5, 12, 17, 20, 24, 32, 33, 48];
}
