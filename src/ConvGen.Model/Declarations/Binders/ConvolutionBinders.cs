using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>Binds convolutions and fully connected layers.</summary>
internal static class ConvolutionBinders
{
    /// <summary>A convolution.</summary>
    public static LayerOp Conv(ArgumentReader reader) => new ConvOp(
        reader.RequiredInteger(0, 1),
        Window(reader, 1),
        reader.Integer(reader.Named("Groups"), 1, 1),
        reader.Flag("Bias", true),
        PaddingMode(reader),
        ActivationBinders.Fused(reader),
        DeclaredIn(reader));

    /// <summary>A convolution with one group per channel.</summary>
    public static LayerOp Depthwise(ArgumentReader reader) => new ConvOp(
        reader.Integer(reader.Named("Multiplier"), 1, 1),
        Window(reader, 0),
        0,
        reader.Flag("Bias", true),
        PaddingMode(reader),
        ActivationBinders.Fused(reader),
        DeclaredIn(reader));

    /// <summary>A transposed convolution.</summary>
    public static LayerOp Transposed(ArgumentReader reader) => new ConvTransposeOp(
        reader.RequiredInteger(0, 1),
        Window(reader, 1),
        reader.Axes("OutputPadding", 0) ?? new AxisValues(0),
        reader.Integer(reader.Named("Groups"), 1, 1),
        reader.Flag("Bias", true),
        ActivationBinders.Fused(reader),
        DeclaredIn(reader));

    /// <summary>A fully connected layer.</summary>
    public static LayerOp Dense(ArgumentReader reader) =>
        new DenseOp(reader.RequiredInteger(0, 1), reader.Flag("Bias", true), ActivationBinders.Fused(reader), DeclaredIn(reader));

    /// <summary>
    /// A depthwise convolution without activation, then a 1×1 convolution, which alone carries the bias: one before it would be
    /// merged into it anyway, and published checkpoints bring none.
    /// </summary>
    public static (ConvOp Depthwise, ConvOp Pointwise) Separable(ArgumentReader reader)
    {
        var filters = reader.RequiredInteger(0, 1);
        var bias = reader.Flag("Bias", true);
        var depthwise = new ConvOp(
            reader.Integer(reader.Named("Multiplier"), 1, 1), Window(reader, 1), 0, Bias: false, PaddingMode(reader), Activation.None, DeclaredIn(reader));
        return (depthwise, new ConvOp(filters, PointWindow, 1, bias, PaddingModeKind.Zeros, ActivationBinders.Fused(reader), null));
    }

    /// <summary>A deformable convolution, and the convolution that finds its offsets if it has to find them itself.</summary>
    /// <param name="reader">The arguments.</param>
    /// <param name="hasOffsets">Whether another layer gives the offsets.</param>
    /// <param name="hasMask">Whether another layer gives the mask.</param>
    public static (DeformConvOp Deform, ConvOp? Offsets) Deform(ArgumentReader reader, bool hasOffsets, bool hasMask)
    {
        var window = Window(reader, 1);
        if (PaddingMode(reader) != PaddingModeKind.Zeros)
        {
            reader.Illegal(
                "CVG001",
                Invariant($"'{reader.Layer}': a deformable convolution samples zeros outside the border; PaddingMode can only be Zeros"),
                reader.Named("PaddingMode"),
                fixes: [reader.Place.Set("Remove PaddingMode", "PaddingMode", null)]);
        }

        var offsetGroups = reader.Integer(reader.Named("OffsetGroups"), 1, 1);
        // With offsets from another layer and no mask, the mask's logits are expected behind them only where the declaration asks for modulation.
        var maskFromOffsets = !hasMask && reader.Flag("Modulated", !hasOffsets);
        var deform = new DeformConvOp(
            reader.RequiredInteger(0, 1),
            window,
            reader.Integer(reader.Named("Groups"), 1, 1),
            offsetGroups,
            maskFromOffsets,
            reader.Flag("Bias", true),
            ActivationBinders.Fused(reader),
            DeclaredIn(reader));
        if (hasOffsets)
            return (deform, null);
        var taps = (long)window.Kernel.On(0) * (window.Kernel.Values.Count > 1 ? window.Kernel.On(1) : window.Kernel.On(0));
        var channels = (maskFromOffsets ? 3 : 2) * (double)offsetGroups * taps;
        if (channels > ArgumentReader.Largest)
        {
            reader.Illegal("CVG001", Invariant($"'{reader.Layer}': its offsets would need {channels} channels; the largest legal number is {ArgumentReader.Largest}"), reader.Positional(1));
            return (deform, null);
        }

        return (deform, new ConvOp((int)channels, window, 1, true, PaddingModeKind.Zeros, Activation.None, null));
    }

    private static WindowSpec PointWindow => new(new AxisValues(1), new AxisValues(1), new PaddingValues(0), new AxisValues(1));

    private static WindowSpec Window(ArgumentReader reader, int kernelOrdinal)
    {
        var kernel = reader.RequiredAxes(kernelOrdinal, 1);
        var stride = reader.Axes("Stride", 1) ?? new AxisValues(1);
        var padding = reader.Sides("Padding");
        var dilation = reader.Axes("Dilation", 1) ?? new AxisValues(1);
        var autoPad = (AutoPadKind)reader.Member("AutoPad", 4);
        if (autoPad != AutoPadKind.Explicit && padding is not null)
        {
            var name = reader.Named("Paddings") is null ? "Padding" : "Paddings";
            reader.Illegal(
                "CVG016",
                Invariant($"'{reader.Layer}': {name} and AutoPad = {autoPad} are both set; {autoPad} finds the padding itself"),
                reader.Named(name),
                fixes: [reader.Place.Set("Remove " + name, name, null), reader.Place.Set("Remove AutoPad", "AutoPad", null) with { Way = "auto" }]);
        }

        return new WindowSpec(kernel, stride, padding ?? new PaddingValues(0), dilation, autoPad);
    }

    private static PaddingModeKind PaddingMode(ArgumentReader reader) => (PaddingModeKind)reader.Member("PaddingMode", 4);

    private static int? DeclaredIn(ArgumentReader reader) => reader.OptionalInteger(reader.Named("In"), 1);
}
