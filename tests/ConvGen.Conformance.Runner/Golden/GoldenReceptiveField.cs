using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace ConvGen.Conformance.Golden;

/// <summary>A measured receptive field; both axes agree in the oracle's networks.</summary>
/// <param name="Key">The layer's state-dict prefix.</param>
/// <param name="Size">Input pixels that output 0 reads, borders not clipped.</param>
/// <param name="Jump">Input pixels between neighbouring outputs.</param>
/// <param name="Start">The first of them; negative in the padding.</param>
public sealed record GoldenReceptiveField(string Key, long Size, double Jump, long Start)
{
    /// <summary>The measured fields, by network.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<GoldenReceptiveField>> All { get; } = Read();

    private static Dictionary<string, IReadOnlyList<GoldenReceptiveField>> Read()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(OracleFiles.Path("receptive_fields.json")));
        return document.RootElement.EnumerateObject().ToDictionary(
            static network => network.Name,
            static network => (IReadOnlyList<GoldenReceptiveField>)
            [
                .. network.Value.GetProperty("layers").EnumerateArray().Select(static layer => new GoldenReceptiveField(
                    layer.GetProperty("name").GetString()!,
                    layer.GetProperty("rf").GetInt64(),
                    layer.GetProperty("jump").GetDouble(),
                    layer.GetProperty("start").GetInt64())),
            ]);
    }
}
