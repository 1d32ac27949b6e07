using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Fuzz.Tests;

/// <summary>
/// Networks for algorithms that small random ones never call for: each is one convolution of a size at which the planner takes the algorithm, over
/// maps that its tiles cover evenly and unevenly.
/// </summary>
internal static class ChosenAlgorithms
{
    private const string TransformedFilters = "WinogradFilter6V512(";
    private const string SmallTiles = "Winograd F(2×2, 3×3)";
    private const string FetchedGroups = "Sse.Prefetch1(ahead)";
    private const string FetchedAhead = "Sse.Prefetch0(w";
    private const string CombinedSlices = "Combines the slices";

    /// <summary>All of them, each with what stands in its code and no other's.</summary>
    public static IEnumerable<(string Mark, Sketch Sketch)> All =>
    [
        // Filters of more than 4 MB transformed, which are transformed during the run: 9, 12, 16 and 25 tiles of F(4×4); 170 channels are no whole blocks and stay with transformed ones.
        (TransformedFilters, Convolution(160, 192, [10, 10], [3, 3])),
        (TransformedFilters, Convolution(160, 192, [13, 9], [3, 3])),
        (TransformedFilters, Convolution(176, 208, [14, 14], [3, 3])),
        (TransformedFilters, Convolution(160, 192, [20, 20], [3, 3])),
        (FetchedAhead, Convolution(170, 200, [12, 12], [3, 3])),

        // F(2×2) over few tiles, and by choice of precision.
        (SmallTiles, Convolution(512, 512, [7, 7], [3, 3])),
        (SmallTiles, Convolution(256, 320, [6, 10], [3, 3], isStrict: true)),

        // Groups of filters fetched while the rows of the one before pass; and groups too long for that.
        (FetchedGroups, Convolution(192, 256, [17, 13], [3, 3], stride: 2)),
        (FetchedGroups, Convolution(512, 512, [5, 5], [1, 1])),
        (FetchedAhead, Convolution(512, 64, [9, 9], [3, 3], stride: 2)),

        // Three taps along depth: tiles of four slices and of two, evenly and with one moved back, from planes and from blocks.
        (CombinedSlices, Convolution(3, 20, [8, 9, 9], [3, 5, 5])),
        (CombinedSlices, Convolution(3, 16, [6, 8, 11], [3, 7, 7], isStrict: true)),
        (CombinedSlices, Convolution(24, 32, [4, 6, 7], [3, 3, 3])),
        (CombinedSlices, Convolution(17, 18, [3, 5, 6], [3, 3, 3])),
        (CombinedSlices, Convolution(24, 16, [7, 5, 5], [3, 3, 3])),
    ];

    private static Sketch Convolution(int channels, int filters, int[] extents, int[] kernel, int stride = 1, bool isStrict = false)
    {
        var windows = kernel.Select(taps => new Window(taps, taps == 1 ? 1 : stride, taps / 2, taps / 2, 1)).ToList();
        var network = new AttributeDraft("ConvNet").With("channels", channels).With("extents", extents);
        if (isStrict)
        {
            network.With<Precision>("Precision", nameof(Precision.Strict));
        }

        var layer = new AttributeDraft("Conv").With("filters", filters).With("kernel", kernel)
            .With("Strides", windows.Select(static window => window.Stride).ToArray())
            .With("Paddings", windows.Select(static window => window.Low).ToArray());
        var name = SketchStyle.Run.ClassName;
        var type = new TypeDeclaration("", name, "partial class", default, name, "public", null, true, false);
        List<Step> steps =
        [
            new Step { Kind = "Input", Name = "input", Key = "input", Attribute = 0, Inputs = [], Channels = channels, Extents = extents },
            new Step
            {
                Kind = "Conv", Name = "conv1", Key = "conv1", Attribute = 1, Inputs = [0], Channels = filters, Windows = windows, HasBias = true,
                Extents = [.. extents.Zip(windows, static (extent, window) => window.Slides(extent))],
            },
        ];
        return new Sketch(new NetworkDeclaration(type, new[] { network.Finish(), layer.Finish() }.ToEquatable(), default), steps, [(1, false)], null);
    }
}
