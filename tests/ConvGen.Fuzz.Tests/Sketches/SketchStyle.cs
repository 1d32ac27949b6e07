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
}
