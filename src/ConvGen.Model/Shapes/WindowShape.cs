using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>What all sliding windows have in common: as many values as axes, a window that fits, padding that makes sense.</summary>
internal static class WindowShape
{
    /// <summary>The windows over the scene's own input and the output's extents; null after an error.</summary>
    public static (EquatableArray<AxisWindow> Windows, long[] Extents)? Slide(LayerScene scene, WindowSpec spec, AxisValues? outputPadding = null)
    {
        if (!HasRightRank(scene, spec, outputPadding))
            return null;
        var (input, op) = (scene.Input, scene.Node.Op);
        var windows = new AxisWindow[input.Rank];
        var extents = new long[input.Rank];
        for (var axis = 0; axis < input.Rank; axis++)
        {
            var reach = WindowArithmetic.Extent(spec.Kernel.On(axis), spec.Dilation.On(axis));
            if (reach > ArgumentReader.Largest)
            {
                scene.Fail("CVG001", Invariant($"'{scene.Name}': its taps reach over {reach} positions; the largest legal reach is {ArgumentReader.Largest}"), scene.Positional(KernelOrdinal(op)));
                return null;
            }

            windows[axis] = AxisShape.Window(op, axis, input.Rank, input.Extents[axis])!.Value;
            extents[axis] = AxisShape.Output(op, axis, input.Rank, input.Extents[axis]);
            if (extents[axis] < 1)
            {
                TooSmall(scene, windows[axis], axis);
                return null;
            }
        }

        return (new(windows), extents);
    }

    /// <summary>Which constructor argument the kernel is.</summary>
    public static int KernelOrdinal(LayerOp op) => op is PoolOp or ConvOp { IsDepthwise: true } ? 0 : 1;

    /// <summary>Whether one value per axis suits the input; else CVG015.</summary>
    public static bool Suits(LayerScene scene, EquatableArray<int> values, bool suits, string? argument)
    {
        if (suits)
            return true;
        scene.Fail("CVG015", Invariant($"'{scene.Name}': {argument} has {RuleTexts.Counted(values.Count, "value")}, but its input {scene.Input} has {(scene.Input.Rank == 1 ? "1 spatial axis" : Invariant($"{scene.Input.Rank} spatial axes"))}"), argument);
        return false;
    }

    /// <summary>Whether the input has spatial axes at all; else CVG015.</summary>
    public static bool IsSpatial(LayerScene scene)
    {
        if (scene.Input.Rank > 0)
            return true;
        scene.Fail("CVG015", Invariant($"'{scene.Name}' works along spatial axes, but its input is a vector of {scene.Input.Channels}"));
        return false;
    }

    private static bool HasRightRank(LayerScene scene, WindowSpec spec, AxisValues? outputPadding)
    {
        var rank = scene.Input.Rank;
        return IsSpatial(scene)
            && Suits(scene, spec.Kernel.Values, spec.Kernel.Suits(rank), scene.Positional(KernelOrdinal(scene.Node.Op)))
            && Suits(scene, spec.Stride.Values, spec.Stride.Suits(rank), "Strides")
            && Suits(scene, spec.Padding.Values, spec.Padding.Suits(rank), "Paddings")
            && Suits(scene, spec.Dilation.Values, spec.Dilation.Suits(rank), "Dilations")
            && (outputPadding is not { } values || Suits(scene, values.Values, values.Suits(rank), "OutputPaddings"));
    }

    private static void TooSmall(LayerScene scene, AxisWindow window, int axis)
    {
        var extent = scene.Input.Extents[axis];
        var kernel = scene.Positional(KernelOrdinal(scene.Node.Op));
        var advice = SizeAdvice.MinimalInput(scene.Graph, scene.Node.Id);
        var minimum = advice is null ? "" : Invariant($"; the smallest network input that reaches every layer is {advice}");
        if (scene.Node.Op is ConvTransposeOp)
        {
            scene.Fail("CVG002", Invariant($"'{scene.Name}': paddings {window.PadLow} and {window.PadHigh} cut away all of its output over {AxisNames.Counted(extent, scene.Input.Rank, axis)}{minimum}"), "Padding");
            return;
        }

        var padding = (window.Extent / 2).ToString(System.Globalization.CultureInfo.InvariantCulture);
        scene.Fail(
            "CVG002",
            Invariant($"'{scene.Name}': its window of {window.Extent} is larger than the {AxisNames.Counted(extent, scene.Input.Rank, axis)} it slides over{Padded(window)}{minimum}"),
            kernel,
            window.Kernel == 1 ? -1 : axis < KernelValues(scene) ? axis : -1,
            [.. SizeAdvice.FixMinimalInput(scene.Graph, scene.Node.Id), scene.Place.Set("Set Padding to " + padding, "Padding", padding) with { Way = "padding" }]);
    }

    private static string Padded(AxisWindow window) =>
        window.PadLow + window.PadHigh == 0 ? "" : Invariant($" with paddings {window.PadLow} and {window.PadHigh}");

    private static int KernelValues(LayerScene scene) => scene.Node.Op switch
    {
        ConvOp conv => conv.Window.Kernel.Values.Count,
        PoolOp pool => pool.Window.Kernel.Values.Count,
        DeformConvOp deform => deform.Window.Kernel.Values.Count,
        _ => 0,
    };
}
