using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Generator.Emission;

/// <summary>Writes the anchor boxes that are declared on feature maps, placed where the maps' outputs really lie.</summary>
internal static class AnchorWriter
{
    /// <summary>Writes the members.</summary>
    public static void WriteMembers(CodeWriter writer, EmissionModel network)
    {
        foreach (var table in Tables(network))
        {
            ConstantsWriter.Constant(writer, "int", table.Name + "Count", Literal.Of(table.Count), $"Anchors on {table.Layer}: {table.CountText}.");
            writer.Line()
                .Line($"/// <summary>The anchors on {table.Layer} in input pixels, in order y, x, anchor. Made at their first use.</summary>")
                .Line(Generated.Attribute)
                .Line($"public static global::System.ReadOnlySpan<global::ConvGen.Anchor> {table.Name} => {(table.Value is null ? "default" : table.ClassOf(network) + ".Values")};")
                .Line();
        }
    }

    /// <summary>Writes the file-local classes that hold the tables.</summary>
    public static void WriteTables(CodeWriter writer, EmissionModel network)
    {
        foreach (var table in Tables(network).Where(static table => table.Value is not null))
        {
            writer.Line().Line($"/// <summary>The anchors on {table.Layer}: centres at centre + index · jump + ½.</summary>").Line(Generated.Attribute);
            using (writer.Block($"file static class {table.ClassOf(network)}"))
            {
                writer.Line($"public static readonly global::ConvGen.Anchor[] Values = {table.Value};");
            }
        }
    }

    private static IEnumerable<Table> Tables(EmissionModel network) =>
        network.Analysis.Graph.Anchors
            .Where(anchors => anchors.Node >= 0 && anchors.Node < network.Analysis.Layers.Count)
            .Select(anchors => Create(anchors, network.Analysis.Layers[anchors.Node]))
            .GroupBy(static table => table.Name)
            .Select(static tables => tables.First());

    private static Table Create(AnchorSpec anchors, LayerAnalysis layer)
    {
        var name = GeneratedMembers.AnchorsPrefix + Names.Pascal(anchors.Name ?? layer.Node.Name);
        if (layer.Shape is not { Rank: 2 } shape || layer.Fields.Count != 2)
        {
            return new Table(name, layer.Node.Name, 0, "its grid is unknown", null);
        }

        var perCell = anchors.Boxes.Count / 2;
        var (height, width) = (layer.Fields[0], layer.Fields[1]);
        return new Table(
            name,
            layer.Node.Name,
            shape.Positions * perCell,
            $"{Literal.Of(perCell)} on each of {Literal.Of(shape.Extents[0])}×{Literal.Of(shape.Extents[1])} positions",
            $"global::ConvGen.Runtime.AnchorGrid.Create({Literal.Of(shape.Extents[0])}, {Literal.Of(shape.Extents[1])}, " +
            $"{Literal.Of(height.Center)}, {Literal.Of(height.Jump)}, {Literal.Of(width.Center)}, {Literal.Of(width.Jump)}, " +
            $"[{string.Join(", ", anchors.Boxes.Select(Literal.Of))}])");
    }

    private sealed record Table(string Name, string Layer, long Count, string CountText, string? Value)
    {
        public string ClassOf(EmissionModel network) => network.Type.Name + Name;
    }
}
