using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using ConvGen.Cli.Loading;

namespace ConvGen.Cli.Reports;

/// <summary>What a run computed, at a glance.</summary>
internal static class ResultReport
{
    private const int MostListed = 5;

    public static void Write(TextWriter writer, IReadOnlyList<BoundaryTensor> outputs, float[] values)
    {
        var start = 0;
        foreach (var output in outputs)
        {
            var part = values[start..(start + (int)output.Shape.Length)];
            start += part.Length;
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{output.Name} ({string.Join(", ", output.Dimensions)}): least {part.Min():G6}, greatest {part.Max():G6}, mean {part.Average(static value => (double)value):G6}"));
            if (output.Shape.Positions == 1)
            {
                var best = part.Select(static (value, index) => (value, index)).OrderByDescending(static pair => pair.value).Take(MostListed);
                writer.WriteLine("  greatest at " + string.Join(", ", best.Select(static pair => string.Create(CultureInfo.InvariantCulture, $"{pair.index}: {pair.value:G6}"))));
            }
        }
    }
}
