using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Generator.Emission;

/// <summary>Writes the facts of every layer as constants of a nested class; blocks nest.</summary>
internal static class LayersWriter
{
    private const string ClassName = "Layers";

    // Names that a class in Layers cannot have: those of the constants in it, and what every object has.
    private static readonly HashSet<string> Reserved =
    [
        "Length", "Channels", "Parameters", "Macs", "Flops", "MacsExact", "ActivationBytes",
        "Equals", "GetHashCode", "GetType", "ToString", "ReferenceEquals", "MemberwiseClone", "Finalize",
        .. Axis.Of(3).SelectMany(static axis => new[]
        {
            axis, "ReceptiveField" + axis, "MinReceptiveField" + axis, "EffectiveReceptiveField" + axis, "Jump" + axis, "Center" + axis,
        }),
    ];

    public static void Write(CodeWriter writer, EmissionModel network)
    {
        writer.Line("/// <summary>The facts of each layer. Receptive fields are measured on the first input, in its pixels; pixel 0's centre is 0.</summary>").Line(Generated.Attribute);
        using (writer.Block($"public static class {ClassName}"))
        {
            WriteLayers(writer, network, LayerTree.Of(network), ClassName);
        }

        writer.Line();
    }

    /// <summary>The name of a nested class: a layer's name, first letter in upper case; with an underscore where C# forbids it, as for a layer named like its block.</summary>
    public static string MemberName(string name, string enclosing)
    {
        var member = Names.Pascal(name);
        return member == enclosing || Reserved.Contains(member) ? member + "_" : member;
    }

    private static void WriteLayers(CodeWriter writer, EmissionModel network, IReadOnlyList<LayerTree> layers, string enclosing)
    {
        for (var i = 0; i < layers.Count; i++)
        {
            var name = MemberName(layers[i].Name, enclosing);
            writer.Line($"/// <summary>{Summary(layers[i])}</summary>");
            using (writer.Block($"public static class {name}"))
            {
                WriteFacts(writer, layers[i], network.FieldRank);
                writer.Line();
                WriteLayers(writer, network, layers[i].Children, name);
            }

            writer.Line();
        }
    }

    private static string Summary(LayerTree layer) =>
        layer.Children.Count == 0
            ? $"The layer {layer.Facts.Node.Name} ({layer.Kind})."
            : $"{layer.Kind} {layer.Name}: shape and receptive field of its last layer, costs of all its layers.";

    private static void WriteFacts(CodeWriter writer, LayerTree layer, int fieldRank)
    {
        ConstantsWriter.WriteShape(writer, layer.Facts.Shape, "", "its output");
        WriteFields(writer, layer.Facts.Fields, layer.Facts.Shape is null ? fieldRank : layer.Facts.Fields.Count);
        ConstantsWriter.Constant(writer, "long", "Parameters", Literal.Of(layer.Facts.Cost.Parameters), "Trainable parameters.");
        ConstantsWriter.WriteCosts(writer, layer.Facts.Cost, "one run");
        ConstantsWriter.Constant(writer, "long", "ActivationBytes", Literal.Of(layer.Facts.Cost.ActivationBytes), layer.Children.Count == 0 ? "Bytes of its output as float32." : "Bytes of all its layers' outputs as float32.");
    }

    private static void WriteFields(CodeWriter writer, EquatableArray<ReceptiveField> fields, int rank)
    {
        var axes = Axis.Of(rank);
        for (var axis = 0; axis < axes.Count; axis++)
        {
            var field = axis < fields.Count ? fields[axis] : default;
            var name = axes[axis];
            var along = name.ToLowerInvariant();
            Constant("int", "ReceptiveField", Literal.Of(field.Size), $"Input pixels along the {along} that an output sees: the most over the output's phases.");
            Constant("int", "MinReceptiveField", Literal.Of(field.MinSize), $"Input pixels along the {along} that an output sees: the fewest over the output's phases.");
            Constant("double", "Jump", Literal.Of(field.Jump), $"Input pixels along the {along} between neighbouring outputs; behind a join of different steps, those of its own input.");
            Constant("double", "Center", Literal.Of(field.Center), $"Where output 0 is centred along the {along}, in input pixels, averaged over the phases; behind a join of maps beside each other, as the operand with the smallest field has it.");
            Constant("double", "EffectiveReceptiveField", Literal.Of(field.EffectiveSize), $"Input pixels along the {along} that matter before training: ±2σ of the linear, uniform-weight estimate; 1 for a single tap, the field at most.");

            void Constant(string type, string prefix, string value, string summary) => ConstantsWriter.Constant(writer, type, prefix + name, value, summary);
        }
    }
}
