using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Fuzz.Tests;

/// <content>Plain layers: windows that keep the map's size, maps and channels on both sides of what a tile, a batch of tiles or a block holds.</content>
internal sealed partial class Sketcher
{
    private static readonly string[] Plainly =
    [
        "Conv", "Conv", "Sum", "Conv", "Activation", "Conv", "MaxPool", "Conv", "DepthwiseConv", "Join", "Conv", "Norm", "ConvTranspose", "SeparableConv", "AvgPool", "Sum",
        "PixelShuffle", "DeformConv", "Conv", "Join", "GlobalPool", "MaxPool", "Sum", "ConvTranspose",
    ];

    private static int[] DrawPlainExtents(Dice dice)
    {
        var rank = dice.Pick(2, 3, 2, 1, 2, 3);
        return dice.OnceIn(16)
            ? [.. Enumerable.Repeat(1, rank)]
            : [.. Enumerable.Range(0, rank).Select(axis => (rank, axis) switch { (1, _) => dice.Between(12, 60), (2, _) => dice.Between(4, 18), (_, 0) => dice.Between(2, 6), _ => dice.Between(4, 9) })];
    }

    /// <summary>A convolution that keeps the shape, and the sum with what it reads.</summary>
    private void DrawSum(SketchScope scope, Dice dice)
    {
        var (before, own) = (scope.Previous, Own(scope));
        var head = Begin(scope, new Dice([]), "conv");
        IReadOnlyList<Window> windows = [.. DrawPlainWindows(dice, own.Rank).Select(static window => window with { Stride = 1 })];
        var draft = new AttributeDraft("Conv").With("filters", own.Channels).With("kernel", WindowDraft.Kernel(dice, windows));
        WindowDraft.Write(dice, draft, windows, isPool: false);
        WindowDraft.WritePadding(dice, draft, windows);
        Finish(scope, draft, head, WithEnd(dice, draft, StepOf(scope, head, "Conv", own.Channels, own.Extents) with { Windows = windows, Mode = "Zeros" }));
        var sum = Begin(scope, new Dice([]), "add");
        var add = new AttributeDraft("Add").With("others", new[] { scope.NameOf(before) });
        Finish(scope, add, sum, WithActivation(dice, add, StepOf(scope, sum, "Add", own.Channels, own.Extents) with { Inputs = [sum.From, before] }));
    }

    // As many outputs as inputs, mostly; every second one where it strides.
    private static IReadOnlyList<Window> DrawPlainWindows(Dice dice, int rank)
    {
        var window = new Window(dice.Pick(3, 3, 1, 5, 3, 1), 1, 0, 0, dice.Pick(1, 1, 1, 2));
        window = window with { Stride = dice.OnceIn(8) ? 2 : 1, Dilation = window.Kernel == 1 ? 1 : window.Dilation };
        return [.. Enumerable.Repeat(window with { Low = window.Reach / 2, High = window.Reach / 2 }, rank)];
    }
}
