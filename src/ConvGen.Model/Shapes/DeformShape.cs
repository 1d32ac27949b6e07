using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>The shape of a deformable convolution, and what its offsets and mask must look like (CVG013).</summary>
internal static class DeformShape
{
    /// <summary>A deformable convolution.</summary>
    public static ResolvedLayer? Deform(LayerScene scene, DeformConvOp op)
    {
        var channels = scene.Input.Channels;
        if (scene.Input.Rank != 2)
            return scene.Fail("CVG015", Invariant($"'{scene.Name}': a deformable convolution works on 2 spatial axes, but its input {scene.Input} has {scene.Input.Rank}"));
        if (!ChannelChecks.Declared(scene, op.DeclaredIn) || !ChannelChecks.Groups(scene, channels, op.Filters, op.Groups))
            return null;
        if (channels % op.OffsetGroups != 0)
            return scene.Fail("CVG013", Invariant($"'{scene.Name}': {RuleTexts.Counted(op.OffsetGroups, "offset group")} {(op.OffsetGroups == 1 ? "does" : "do")} not divide {RuleTexts.Counted(channels, "input channel")}"), "OffsetGroups");
        if (WindowShape.Slide(scene, op.Window) is not { } slide || ShapeRules.Shape(scene, op.Filters, slide.Extents) is not { } shape)
            return null;
        PaddingChecks.OnlyPadding(scene, slide.Windows, slide.Extents);
        var taps = (long)op.OffsetGroups * slide.Windows[0].Kernel * slide.Windows[1].Kernel;
        var areFit = Fits(scene, 1, "Offsets", (op.MaskFromOffsets ? 3 : 2) * taps, shape) && (scene.Inputs.Count < 3 || Fits(scene, 2, "Mask", taps, shape));
        return areFit ? new ResolvedLayer(shape, slide.Windows, op.Groups) : null;
    }

    private static bool Fits(LayerScene scene, int operand, string argument, long channels, TensorShape output)
    {
        var given = scene.Inputs[operand];
        var source = scene.Graph.Nodes[scene.Node.Inputs[operand]];
        if (given.Channels == channels && given.Extents == output.Extents)
            return true;
        var expected = string.Join("×", new[] { channels }.Concat(output.Extents.Select(static extent => (long)extent)).Select(static n => Invariant($"{n}")));
        // The convolution before it that makes the offsets is the one to change.
        var fixes = source.Op is ConvOp { IsDepthwise: false }
            ? new[] { Place.Of(source).Set(Invariant($"Give '{source.Name}' {channels} filters"), "filters", Invariant($"{channels}")) }
            : null;
        scene.Fail("CVG013", Invariant($"'{scene.Name}': '{source.Name}' gives {given}, but {argument.ToLowerInvariant()} of this convolution are {expected}"), argument, fixes: fixes, related: [source.Site]);
        return false;
    }
}
