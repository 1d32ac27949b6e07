using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>Shapes of convolutions and transposed convolutions.</summary>
internal static class ConvolutionShape
{
    /// <summary>A convolution.</summary>
    public static ResolvedLayer? Conv(LayerScene scene, ConvOp op)
    {
        var channels = scene.Input.Channels;
        var groups = op.IsDepthwise ? channels : op.Groups;
        var filters = op.IsDepthwise ? (long)op.Filters * channels : op.Filters;
        if (!ChannelChecks.Declared(scene, op.DeclaredIn) || !ChannelChecks.Groups(scene, channels, filters, groups))
            return null;
        if (WindowShape.Slide(scene, op.Window) is not { } slide || !PaddingChecks.Mirrors(scene, slide.Windows, op.PaddingMode))
            return null;
        if (op.PaddingMode == PaddingModeKind.Zeros)
            PaddingChecks.OnlyPadding(scene, slide.Windows, slide.Extents);
        return ShapeRules.Shape(scene, filters, slide.Extents) is { } shape ? new ResolvedLayer(shape, slide.Windows, groups) : null;
    }

    /// <summary>A transposed convolution.</summary>
    public static ResolvedLayer? Transposed(LayerScene scene, ConvTransposeOp op)
    {
        if (!ChannelChecks.Declared(scene, op.DeclaredIn) || !ChannelChecks.Groups(scene, scene.Input.Channels, op.Filters, op.Groups))
            return null;
        if (WindowShape.Slide(scene, op.Window, op.OutputPadding) is not { } slide || !IsOutputPaddingLegal(scene, slide.Windows))
            return null;
        return ShapeRules.Shape(scene, op.Filters, slide.Extents) is { } shape ? new ResolvedLayer(shape, slide.Windows, op.Groups) : null;
    }

    private static bool IsOutputPaddingLegal(LayerScene scene, EquatableArray<AxisWindow> windows)
    {
        for (var axis = 0; axis < windows.Count; axis++)
        {
            var (padding, bound) = (windows[axis].OutputPadding, System.Math.Max(windows[axis].Stride, windows[axis].Dilation));
            if (padding < bound)
                continue;
            scene.Fail(
                "CVG007",
                Invariant($"'{scene.Name}': output padding {padding} is not below the larger of stride {windows[axis].Stride} and dilation {windows[axis].Dilation}; at most {bound - 1} is legal"),
                "OutputPadding",
                scene.Node.Arguments.Contains("OutputPaddings") ? axis : -1,
                OutputPaddingFixes(scene.Place, windows));
            return false;
        }

        return true;
    }

    /// <summary>The largest legal output padding; or taps for what is missing then, which keeps the size.</summary>
    private static IEnumerable<SuggestedFix> OutputPaddingFixes(Place place, EquatableArray<AxisWindow> windows)
    {
        var legal = windows.Select(static window => System.Math.Min(window.OutputPadding, System.Math.Max(window.Stride, window.Dilation) - 1)).ToList();
        yield return new SuggestedFix("Set output padding to " + Rewrites.PerAxis(legal), place.Edits("OutputPadding", Rewrites.PerAxis(legal)));
        var missing = windows.Select((window, axis) => window.OutputPadding - legal[axis]).ToList();
        if (windows.Where((window, axis) => missing[axis] % window.Dilation != 0).Any())
            yield break;
        var kernels = Rewrites.PerAxis(windows.Select((window, axis) => window.Kernel + (missing[axis] / window.Dilation)));
        yield return new SuggestedFix(
            "Use kernel " + kernels + ", which keeps the size" + Rewrites.Retrain, [.. place.Edits("kernel", kernels), .. place.Edits("OutputPadding", Rewrites.PerAxis(legal))], "kernel");
    }
}
