using System;
using System.Linq;
using ConvGen;

namespace Tutorial;

/// <summary>Why transposed convolutions draw checkerboards: with weights and inputs of 1 an output counts what was added up in it.</summary>
internal static partial class Section09Checkerboard
{
    private const int Side = 4;
    private const int Border = 2;

    public static void Run()
    {
        Text.Say($"How many products end up in each output pixel (every input and weight is 1, the networks really run):");
        var (uneven, even, resized) = (Ones<Uneven>(), Ones<Even>(), Ones<Resized>());
        Console.WriteLine();
        Console.WriteLine("  " + string.Concat(Title("k3 s2", Uneven.OutputWidth), Title("k4 s2 p1", Even.OutputWidth), Title("resize ×2, 3×3", Resized.OutputWidth)).TrimEnd());
        for (var y = 0; y < Uneven.OutputHeight; y++)
        {
            Console.WriteLine("  " + string.Concat(Row(uneven, Uneven.OutputWidth, y), Row(even, Even.OutputWidth, y), Row(resized, Resized.OutputWidth, y)).TrimEnd());
        }

        new Table("upsampling", "output", "most / least products inside")
        {
            { "ConvTranspose k3 s2", Uneven.OutputWidth, Unevenness(uneven, Uneven.OutputWidth) },
            { "ConvTranspose k4 s2 p1", Even.OutputWidth, Unevenness(even, Even.OutputWidth) },
            { "Upsample 2, Conv k3 p1", Resized.OutputWidth, Unevenness(resized, Resized.OutputWidth) },
        }.Print();
        Text.Say($"The overlap is even if the stride divides the kernel (CVG106 checks it); stride 2 alone does not help. Even overlap is no guarantee:");
        Text.Say($"random weights still differ per phase at the start, and so may the gradients. Behind a resize every output pixel meets the same weights, whatever its phase.");
    }

    private static float[] Ones<TNetwork>()
        where TNetwork : class, IConvNet<TNetwork>
    {
        var weights = new DictionaryWeights();
        foreach (var tensor in TNetwork.Info.Tensors)
        {
            weights.Add(tensor.Name, [.. tensor.Shape], Filled(tensor.Shape.Aggregate(1, static (product, extent) => product * extent)));
        }

        var output = new float[TNetwork.Info.Outputs[0].Length];
        TNetwork.Create(weights).RunAll(Filled(TNetwork.Info.Inputs[0].Length), output);
        return output;
    }

    private static float[] Filled(int length) => [.. Enumerable.Repeat(1f, length)];

    // Away from the border, where every output has all its neighbours.
    private static double Unevenness(float[] counts, int side)
    {
        var inside = counts.Where((_, i) => Math.Min(i % side, i / side) >= Border && Math.Max(i % side, i / side) < side - Border).ToArray();
        return inside.Max() / inside.Min();
    }

    private static string Title(string text, int side) => text.PadRight(Width(side));

    private static string Row(float[] counts, int side, int y)
    {
        var cells = y < side ? counts.Skip(y * side).Take(side).Select(static count => Text.Of($"{count:0} ")) : [];
        return string.Concat(cells).PadRight(Width(side));
    }

    private static int Width(int side) => (2 * side) + 4;

#pragma warning disable CVG106 // The checkerboard is the point.
    [ConvNet(1, Side, Side)]
    [ConvTranspose(1, 3, Stride = 2, Bias = false)]
    private sealed partial class Uneven;
#pragma warning restore CVG106

    [ConvNet(1, Side, Side)]
    [ConvTranspose(1, 4, Stride = 2, Padding = 1, Bias = false)]
    private sealed partial class Even;

    [ConvNet(1, Side, Side)]
    [Upsample(2)]
    [Conv(1, 3, Padding = 1, Bias = false)]
    private sealed partial class Resized;
}
