using System.Collections.Generic;
using System.Linq;
using ConvGen.Generator.Emission.Kernels;
using ConvGen.Generator.Planning;
using ConvGen.Model;

namespace ConvGen.Generator.Emission;

/// <summary>Writes the method that brings weights into the kernels' layouts while a network is loaded.</summary>
public static class PackingWriter
{
    /// <summary>Writes the method.</summary>
    public static void Write(CodeWriter writer, ExecutionPlan plan)
    {
        writer.Line();
        writer.Line("// Folds norms into the filters and packs these in the order in which the kernels read them.");
        using (writer.Block("private static global::ConvGen.Runtime.AlignedBuffer Pack(global::ConvGen.Runtime.WeightLoader loader)"))
        {
            writer.Line($"var weights = new global::ConvGen.Runtime.AlignedBuffer({Terms.Number(plan.WeightFloats)});");
            var banks = plan.Constants.Concat(plan.Steps.SelectMany(static step => step.Weights)).Distinct().ToList();
            if (banks.Count > 0)
            {
                writer.Line("var packer = new global::ConvGen.Runtime.WeightPacker(weights);");
            }

            foreach (var bank in banks)
            {
                WriteStep(writer, bank);
            }

            writer.Line("return weights;");
        }
    }

    /// <summary>Writes the packing of one layer's weights.</summary>
    public static void WriteStep(CodeWriter writer, PlannedWeights weights)
    {
        var key = Text(weights.Key);
        var offset = Terms.Number(weights.Offset);
        string Bank() => $"global::ConvGen.Runtime.FilterBank.Load(loader, {key}, {Terms.Number(weights.Shape[0])}, bias: {Flag(weights.HasBias)})" + Folds(weights.Folded);
        switch (weights.Format)
        {
            case ConvolutionFormat { Spec: var spec } format:
                var starts = spec.GroupStarts.IsEmpty ? "" : $", starts: [{Terms.List(spec.GroupStarts)}]";
                writer.Line($"packer.PackConvolution({offset}, {Bank()}, taps: {Terms.Number(spec.Window.Taps)}, groups: {Terms.Number(format.Groups)}, "
                    + $"vectors: {Terms.Number(spec.Tiles.Wide.Vectors)}, channels: {Terms.Number(spec.Channels)}, planar: {Flag(spec.IsPlanar)}{starts});");
                break;
            case TransposedFormat { Spec: var spec } format:
                var places = spec.GroupStarts.IsEmpty ? "" : $", starts: [{Terms.List(spec.GroupStarts)}]";
                writer.Line($"packer.PackPhase({offset}, {TransposedBank(weights, format.Filters, format.Groups)}, "
                    + $"taps: [{Terms.List(format.Taps)}], groups: {Terms.Number(format.Groups)}, vectors: {Terms.Number(spec.Tiles.Wide.Vectors)}, channels: {Terms.Number(spec.Channels)}, allTaps: {Terms.Number(AllTaps(weights))}{places});");
                break;
            case MergedPhasesFormat format:
                writer.Line($"packer.PackMergedPhases({offset}, {TransposedBank(weights, format.Filters, 1)}, "
                    + $"taps: [{Terms.List(format.Taps)}], phases: {Terms.Number(format.Phases)}, allTaps: {Terms.Number(AllTaps(weights))});");
                break;
            case SpreadFormat { Spec: var spec } format:
                writer.Line($"packer.PackSpread({offset}, {TransposedBank(weights, format.Filters, 1)}, "
                    + $"taps: [{Terms.List(format.Taps)}], vectors: {Terms.Number(spec.Vectors)}, allTaps: {Terms.Number(AllTaps(weights))});");
                break;
            case DepthFilterFormat { Spec: var spec } format:
                writer.Line($"packer.PackConvolution({offset}, {Bank()}.CombineDepth(taps: {Terms.Number(spec.Window.Taps)}, products: {Terms.Number(format.Products)}, position: {Terms.Number(format.Position)}), "
                    + $"taps: {Terms.Number(spec.Window.Taps)}, groups: 1, vectors: {Terms.Number(spec.Tiles.Wide.Vectors)}, channels: {Terms.Number(spec.Channels)}, planar: {Flag(spec.IsPlanar)});");
                break;
            case BiasFormat:
                writer.Line($"packer.PackBiases({offset}, {Bank()});");
                break;
            case AffineFormat format:
                writer.Line($"packer.PackAffine({offset}, {(format.Affine ? $"loader.Read({Text(weights.Key + ".weight")})" : "[]")}, "
                    + $"{(format.Affine && format.HasShift ? $"loader.Read({Text(weights.Key + ".bias")})" : "[]")}, {Terms.Number(format.Channels)});");
                break;
            case DeformFormat { Spec: var spec } format:
                writer.Line($"packer.PackConvolution({offset}, {Bank()}, taps: {Terms.Number(spec.Window.Taps)}, groups: {Terms.Number(format.Groups)}, "
                    + $"vectors: {Terms.Number(spec.Tiles.Wide.Vectors)}, channels: {Terms.Number(BufferLayout.BlocksOf(spec.Channels) * BufferLayout.Lanes)});");
                break;
            case WinogradFormat { Spec: { TransformsFilters: true } spec }:
                writer.Line($"packer.PackConvolution({offset}, {Bank()}, taps: {Terms.Number(spec.Kernel * spec.Kernel)}, groups: 1, "
                    + $"vectors: {Terms.Number(spec.Tiles.Wide.Vectors)}, channels: {Terms.Number(spec.Channels)}, planar: true);");
                break;
            case WinogradFormat { Spec: var spec }:
                writer.Line($"packer.PackWinograd({offset}, {Bank()}, kernel: {Terms.Number(spec.Kernel)}, outputTile: {Terms.Number(spec.OutputTile)}, vectors: {Terms.Number(spec.Tiles.Wide.Vectors)});");
                break;
            case FewFiltersFormat { Phase.IsEmpty: true } format:
                writer.Line($"packer.PackFewFilters({offset}, {Bank()}, taps: {Terms.Number(format.Spec.Window.Taps)});");
                break;
            case FewFiltersFormat format:
                writer.Line($"packer.PackFewFilters({offset}, {TransposedBank(weights, format.Spec.Filters, 1)}, taps: [{Terms.List(format.Phase)}], allTaps: {Terms.Number(AllTaps(weights))});");
                break;
            case DepthwiseFormat:
                writer.Line($"packer.PackDepthwise({offset}, {Bank()});");
                break;
            case DenseFormat format:
                writer.Line($"packer.PackDense({offset}, {Bank()}, vectors: {Terms.Number(format.Spec.Vectors)}, channels: {Terms.Number(format.Channels)}"
                    + (format.ChannelsLast ? ", channelsLast: true);" : ");"));
                break;
            case ConstantFormat { Layout: var layout }:
                writer.Line($"packer.PackConstant({offset}, loader.Read({Text(weights.Key.Length == 0 ? "value" : weights.Key + ".value")}), {Terms.Number(layout.Channels)}, "
                    + $"size: {Extents(layout.Size)}, origin: {Extents(layout.Low)}, padded: {Extents(layout.Padded)});");
                break;
            case ChannelFormat { Parameters: ChannelParameters.Slope } format:
                writer.Line($"packer.PackSlopes({offset}, loader.Read({Text(weights.Key + ".weight")}), {Terms.Number(format.Channels)});");
                break;
            case ChannelFormat format:
                writer.Line($"packer.PackScale({offset}, global::ConvGen.Runtime.FilterBank.Identity({Terms.Number(format.Channels)}){Folds(weights.Folded)});");
                break;
            default:
                throw UnknownCase.In(nameof(PackingWriter), weights.Format);
        }
    }

    private static string TransposedBank(PlannedWeights weights, int filters, int groups) =>
        $"global::ConvGen.Runtime.FilterBank.LoadTransposed(loader, {Text(weights.Key)}, {Terms.Number(filters)}, taps: {Terms.Number(AllTaps(weights))}, "
        + $"groups: {Terms.Number(groups)}, bias: {Flag(weights.HasBias)}){Folds(weights.Folded)}";

    private static int AllTaps(PlannedWeights weights) => weights.Shape.Skip(2).Aggregate(1, static (product, extent) => product * extent);

    private static string Folds(IReadOnlyList<FoldedNode> nodes) => string.Concat(nodes.Select(static node => node.Op switch
    {
        NormOp norm => $".FoldBatchNorm(loader, {Text(node.Key)}, {Real(norm.Epsilon)}, affine: {Flag(norm.Affine)})",
        ScaleOp { Weighted: true } scale => $".FoldScale(loader, {Text(node.Key)}, bias: {Flag(scale.Bias)})",
        ScaleOp scale => $".FoldScale({Real(scale.Factor)}, {Real(scale.Offset)})",
        var op => throw UnknownCase.In(nameof(PackingWriter), op),
    }));

    private static string Extents(Extent3 extents) => $"[{Terms.List([extents.Depth, extents.Height, extents.Width])}]";

    private static string Text(string text) => "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";

    private static string Flag(bool flag) => flag ? "true" : "false";

    private static string Real(double number)
    {
        var text = number.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        return text.IndexOfAny(['.', 'E', 'e']) < 0 ? text + ".0" : text;
    }
}
