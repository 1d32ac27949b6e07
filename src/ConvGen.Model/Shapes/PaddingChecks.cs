using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>CVG006: padding that a window or a border cannot use.</summary>
internal static class PaddingChecks
{
    /// <summary>The pool's half: PyTorch and others refuse padding beyond half the window.</summary>
    public static bool Pool(LayerScene scene, EquatableArray<AxisWindow> windows)
    {
        for (var axis = 0; axis < windows.Count; axis++)
        {
            var window = windows[axis];
            // A causal pool looks back with its whole window, and every position still reads the present.
            var most = axis == 0 && scene.Graph.Options.Causal && window.PadHigh == 0 ? window.Extent - 1 : window.Extent / 2;
            var padding = System.Math.Max(window.PadLow, window.PadHigh);
            if (padding <= most)
                continue;
            scene.Fail(
                "CVG006",
                Invariant($"'{scene.Name}': padding {padding} is more than {(most > window.Extent / 2 ? "what is before the end" : "half")} of its window of {window.Extent}; at most {most} is legal"),
                "Padding",
                fixes: Fix(scene, windows));
            return false;
        }

        return true;
    }

    /// <summary>The convolution's half: an output that reads nothing but padding is constant.</summary>
    public static void OnlyPadding(LayerScene scene, EquatableArray<AxisWindow> windows, long[] extents)
    {
        for (var axis = 0; axis < windows.Count; axis++)
        {
            var (window, input) = (windows[axis], scene.Input.Extents[axis]);
            var isFirstBlind = window.Extent - 1 - window.PadLow < 0;
            var isLastBlind = ((extents[axis] - 1) * window.Stride) - window.PadLow >= input;
            if (!isFirstBlind && !isLastBlind)
                continue;
            var padding = (window.Extent - 1) / 2;
            scene.Report(
                "CVG006",
                Severity.Warning,
                Invariant($"'{scene.Name}': with paddings {window.PadLow} and {window.PadHigh} its {(isFirstBlind ? "first" : "last")} {AxisNames.Positions(windows.Count, axis)} read nothing but padding; padding {padding} centres the window of {window.Extent}"),
                "Padding",
                fixes: Fix(scene, windows, static window => (window.Extent - 1) / 2));
            return;
        }
    }

    /// <summary>Mirrored padding must find enough to mirror, circular padding no more than one round.</summary>
    public static bool Mirrors(LayerScene scene, EquatableArray<AxisWindow> windows, PaddingModeKind mode) =>
        Enumerable.Range(0, windows.Count).All(axis => Mirrors(scene, axis, windows[axis].PadLow, windows[axis].PadHigh, mode, "Padding"));

    /// <summary>The same along one axis.</summary>
    public static bool Mirrors(LayerScene scene, int axis, int low, int high, PaddingModeKind mode, string? argument)
    {
        if (mode is not (PaddingModeKind.Reflect or PaddingModeKind.Circular))
            return true;
        var input = scene.Input.Extents[axis];
        var most = mode == PaddingModeKind.Reflect ? input - 1 : input;
        if (low <= most && high <= most)
            return true;
        scene.Fail(
            "CVG006",
            Invariant($"'{scene.Name}': {mode} padding {System.Math.Max(low, high)} is more than the {AxisNames.Counted(input, scene.Input.Rank, axis)} {(input == 1 ? "allows" : "allow")}; at most {most} is legal"),
            argument);
        return false;
    }

    private static SuggestedFix[] Fix(LayerScene scene, EquatableArray<AxisWindow> windows) => Fix(scene, windows, static window => window.Extent / 2);

    private static SuggestedFix[] Fix(LayerScene scene, EquatableArray<AxisWindow> windows, System.Func<AxisWindow, int> padding)
    {
        var text = Rewrites.PerAxis(windows.Select(padding));
        return [scene.Place.Set("Set padding to " + text, "Padding", text)];
    }
}
