using System.Linq;
using ConvGen.Model;

namespace ConvGen.Generator.Emission;

/// <summary>Writes the facts of the whole network as constants.</summary>
internal static class ConstantsWriter
{
    public static void Write(CodeWriter writer, EmissionModel network)
    {
        WriteSide(writer, network, isInput: true);
        WriteSide(writer, network, isInput: false);

        var totals = network.Analysis.Totals;
        var memory = network.Analysis.Memory;
        writer.Line();
        Constant(writer, "long", "Parameters", Literal.Of(totals.Parameters), "Trainable parameters: weights, biases and affine pairs, shared ones once; no running statistics.");
        WriteCosts(writer, totals, "one run");
        writer.Line();
        Constant(writer, "long", "WeightBytes", Literal.Of(memory.WeightBytes), "Bytes of parameters and running statistics as float32.");
        if (!network.IsAnalysisOnly)
        {
            Constant(writer, "long", "PackedWeightBytes", Literal.Of(network.PackedWeightBytes), "Bytes of the weights as they lie in memory, packed once at load.");
        }

        Constant(writer, "long", "PeakActivationBytes", Literal.Of(memory.PeakActivationBytes), PeakText(network));
        if (!network.IsAnalysisOnly)
        {
            Constant(writer, "long", "ArenaBytes", Literal.Of(network.ArenaBytes), "Bytes of the arena that each concurrent run works in, channel padding and halos included.");
        }

        writer.Line();
    }

    /// <summary>Writes one constant with its comment.</summary>
    public static void Constant(CodeWriter writer, string type, string name, string value, string summary) =>
        writer.Line($"/// <summary>{summary}</summary>").Line($"public const {type} {name} = {value};");

    /// <summary>Writes multiply-accumulates and what follows from them.</summary>
    public static void WriteCosts(CodeWriter writer, LayerCost cost, string of)
    {
        Constant(writer, "long", "Macs", Literal.Of(cost.Macs), $"Multiply-accumulates of {of}, without biases.");
        Constant(writer, "long", "Flops", Literal.Of(cost.Flops), $"Floating-point operations of {of}: 2 · <see cref=\"Macs\"/>.");
        Constant(writer, "long", "MacsExact", Literal.Of(cost.MacsExact), $"Multiply-accumulates of {of} without the taps that fall into zero padding.");
    }

    /// <summary>Writes channels and extents. An unknown shape gets every axis, so that a stub has whatever its users ask for.</summary>
    public static void WriteShape(CodeWriter writer, TensorShape? shape, string prefix, string of)
    {
        Constant(writer, "int", prefix + "Channels", Literal.Of(shape?.Channels ?? 0), $"Channels of {of}.");
        var axes = Axis.Of(shape?.Rank ?? 3);
        for (var axis = 0; axis < axes.Count; axis++)
        {
            Constant(writer, "int", prefix + axes[axis], Literal.Of(shape?.Extents[axis] ?? 0), $"{axes[axis]} of {of} in pixels.");
        }
    }

    private static void WriteSide(CodeWriter writer, EmissionModel network, bool isInput)
    {
        var sides = isInput ? network.Inputs : network.Outputs;
        var side = isInput ? "input" : "output";
        var prefix = isInput ? "Input" : "Output";
        var first = sides.FirstOrDefault();
        var text = sides.Count == 1
            ? $"Elements of the {side}: {first!.ShapeText} float32, in {first.AxesText} order."
            : $"Elements of all {side}s together: " + string.Join(", ", sides.Select(static item => $"{item.Name} {item.ShapeText}")) + " float32.";
        Constant(writer, "int", prefix + "Length", Literal.Of(sides.Sum(static item => item.Length)), text);
        WriteShape(writer, first?.Shape, prefix, sides.Count == 1 ? "the " + side : $"the first {side}, {first?.Name}");
    }

    private static string PeakText(EmissionModel network)
    {
        var peak = network.Analysis.Memory.PeakLayer;
        var during = peak >= 0 && peak < network.Analysis.Layers.Count ? $" (during {network.Analysis.Layers[peak].Node.Name})" : "";
        return $"The most bytes of float32 activations alive at once{during}; inputs and outputs included, activations fused, additions in place.";
    }
}
