using System;
using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Docs.Tests.Costs;

/// <summary>What depends on what in a network that runs: found by changing numbers and comparing bits, from several starting points, because a rectifier may hide a change.</summary>
internal static class Dependence
{
    private const int Trials = 6;

    /// <summary>Which outputs change when the input elements <paramref name="changed"/> do.</summary>
    public static bool[] Of(PageNetwork network, IReadOnlyCollection<int> changed, int trials = Trials)
    {
        var run = network.Create();
        bool[]? changes = null;
        for (var trial = 0; trial < trials; trial++)
        {
            var input = PageNetwork.Numbers("input" + (char)('a' + trial), network.InputLength);
            var before = run(input);
            foreach (var index in changed)
                input[index] += 1 + trial;
            var after = run(input);
            changes ??= new bool[before.Length];
            for (var i = 0; i < before.Length; i++)
                changes[i] |= before[i] != after[i];
        }

        return changes!;
    }

    /// <summary>How many rows and columns of an H×W input change something in some output, where no activation hides what they do.</summary>
    public static (int Rows, int Columns) Read(PageNetwork network)
    {
        var (height, width) = (network.Info.Inputs[0].Extents[0], network.Info.Inputs[0].Extents[1]);
        bool Matters(Func<int, int, bool> isChanged) => Of(network, Elements(network, isChanged), trials: 1).Contains(true);
        return (Enumerable.Range(0, height).Count(row => Matters((y, _) => y == row)), Enumerable.Range(0, width).Count(column => Matters((_, x) => x == column)));
    }

    /// <summary>The elements, of all channels, at the positions for which <paramref name="isMeant"/> holds.</summary>
    public static List<int> Elements(PageNetwork network, Func<int, int, bool> isMeant)
    {
        var (channels, height, width) = (network.Info.Inputs[0].Channels, network.Info.Inputs[0].Extents[0], network.Info.Inputs[0].Extents[1]);
        return [.. from c in Enumerable.Range(0, channels) from y in Enumerable.Range(0, height) from x in Enumerable.Range(0, width) where isMeant(y, x) select (((c * height) + y) * width) + x];
    }

    /// <summary>The input positions that change any channel of output position (<paramref name="row"/>, <paramref name="column"/>), looked for in a square around them.</summary>
    public static List<(int Y, int X)> Support(PageNetwork network, int row, int column, IEnumerable<(int Y, int X)> among)
    {
        var output = network.Info.Outputs[0];
        var positions = output.Extents[0] * output.Extents[1];
        var at = (row * output.Extents[1]) + column;
        return
        [
            .. among.Where(pixel =>
            {
                var changes = Of(network, Elements(network, (y, x) => y == pixel.Y && x == pixel.X));
                return Enumerable.Range(0, output.Channels).Any(channel => changes[(channel * positions) + at]);
            }),
        ];
    }

    /// <summary>All positions of a square.</summary>
    public static IEnumerable<(int Y, int X)> Square(int firstRow, int firstColumn, int side) =>
        from y in Enumerable.Range(firstRow, side) from x in Enumerable.Range(firstColumn, side) select (y, x);
}
