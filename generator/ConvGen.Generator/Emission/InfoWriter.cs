using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Generator.Emission;

/// <summary>Writes the facts for programs: the property, and the file-local class that makes them at their first use.</summary>
internal static class InfoWriter
{
    /// <summary>Writes the property.</summary>
    public static void WriteMember(CodeWriter writer, EmissionModel network)
    {
        writer.Line("/// <summary>The same facts for programs: layers, edges, expected tensors, tables. Made at their first use.</summary>").Line(Generated.Attribute);
        writer.Line($"public static global::ConvGen.NetworkInfo Info => {ClassName(network)}.Info;").Line();
    }

    /// <summary>Writes the class that holds them.</summary>
    public static void WriteFacts(CodeWriter writer, EmissionModel network)
    {
        writer.Line().Line($"/// <summary>The facts of <see cref=\"{PathOf(network)}\"/>, apart from it so that they cost nothing until somebody asks.</summary>").Line(Generated.Attribute);
        using (writer.Block($"file sealed class {ClassName(network)} : global::ConvGen.Runtime.Facts"))
        {
            using (writer.Block("public static readonly global::ConvGen.NetworkInfo Info = new()", "};"))
            {
                WriteProperties(writer, network);
            }
        }
    }

    // From the namespace on, where the facts stand. A container's header ends with its name.
    private static string PathOf(EmissionModel network) =>
        string.Join(".", network.Type.Containers.Select(static container => container.Substring(container.LastIndexOf(' ') + 1)).Concat([network.Class]));

    private static string ClassName(EmissionModel network) => network.Type.Name + "Facts";

    private static void WriteProperties(CodeWriter writer, EmissionModel network)
    {
        var analysis = network.Analysis;
        writer.Line($"Name = {Literal.Of(network.Type.Name)},");
        List(writer, "Inputs", network.Inputs.Select(BoundaryFacts));
        List(writer, "Outputs", network.Outputs.Select(BoundaryFacts));
        List(writer, "Layers", network.Layers.Select(layer => LayerFacts(layer, analysis.Graph)));
        List(writer, "Tensors", analysis.Tensors.Select(tensor => TensorFacts(tensor, analysis.Graph)));
        writer.Lines(
        [
            $"Parameters = {Literal.Of(analysis.Totals.Parameters)},",
            $"Macs = {Literal.Of(analysis.Totals.Macs)},",
            $"MacsExact = {Literal.Of(analysis.Totals.MacsExact)},",
            $"WeightBytes = {Literal.Of(analysis.Memory.WeightBytes)},",
            $"PackedWeightBytes = {Literal.Of(network.PackedWeightBytes)},",
            $"PeakActivationBytes = {Literal.Of(analysis.Memory.PeakActivationBytes)},",
            $"ArenaBytes = {Literal.Of(network.ArenaBytes)},",
        ]);
    }

    private static void List(CodeWriter writer, string property, IEnumerable<string> items)
    {
        writer.Line($"{property} =");
        using (writer.Open("[", "],"))
        {
            writer.Lines(items.Select(static item => item + ","));
        }
    }

    private static string BoundaryFacts(Boundary item) =>
        $"Boundary({Literal.Of(item.Name)}, {Literal.Of(item.Shape?.Channels ?? 0)}, {Integers(item.Shape?.Extents ?? default)}" +
        (item.Layout == LayoutKind.ChannelsLast ? ", channelsLast: true)" : ")");

    private static string LayerFacts(LayerAnalysis layer, NetworkGraph graph)
    {
        var node = layer.Node;
        var inputs = string.Join(", ", node.Inputs.Where(id => id >= 0 && id < graph.Nodes.Count).Select(id => Literal.Of(graph.Nodes[id].Name)));
        var cost = layer.Cost;
        var block = node.Name.LastIndexOf('.') is var dot and >= 0 ? Literal.Of(node.Name.Substring(0, dot)) : "null";
        return $"Layer({Literal.Of(node.Name)}, {Literal.Of(LayerKind.Of(node.Op))}, {Literal.Of(node.Key)}, [{inputs}], " +
            $"{Literal.Of(layer.Shape?.Channels ?? 0)}, {Integers(layer.Shape?.Extents ?? default)}, [{string.Join(", ", layer.Fields.Select(FieldFacts))}], " +
            $"{Literal.Of(cost.Parameters)}, {Literal.Of(cost.Macs)}, {Literal.Of(cost.MacsExact)}, {Literal.Of(cost.ActivationBytes)}, {block})";
    }

    private static string FieldFacts(ReceptiveField field) =>
        $"Field({Literal.Of(field.Size)}, {Literal.Of(field.MinSize)}, {Literal.Of(field.Jump)}, {Literal.Of(field.Center)}, " +
        $"{Literal.Of(field.EffectiveSize)}, {Literal.Of(field.IsWholeInput)})";

    private static string TensorFacts(WeightTensor tensor, NetworkGraph graph) =>
        $"{tensor.Role}({Literal.Of(tensor.Name)}, {Literal.Of(graph.Nodes[tensor.Layer].Name)}, {Integers(tensor.Shape)})";

    private static string Integers(EquatableArray<int> values) => $"[{string.Join(", ", values.Select(static value => Literal.Of(value)))}]";
}
