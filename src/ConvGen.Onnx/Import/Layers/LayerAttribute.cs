using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Onnx;

/// <summary>Attributes of layers and inputs.</summary>
internal static class LayerAttribute
{
    /// <summary>A layer that reads <paramref name="others"/> besides its own input.</summary>
    public static AttributeDeclaration Of(string kind, IReadOnlyList<ArgumentDeclaration> arguments, IReadOnlyList<string> others)
    {
        IEnumerable<ArgumentDeclaration> references = kind switch
        {
            "Add" or "Concat" => [new("others", new ArgumentValue.Texts(others.ToEquatable()))],
            "Mul" => [new("other", new ArgumentValue.Text(others[0]))],
            "DeformConv" => others.Select(static (name, i) => new ArgumentDeclaration(i == 0 ? "Offsets" : "Mask", new ArgumentValue.Text(name))),
            _ => [],
        };

        // Constructor arguments stand before named ones.
        var all = references.Concat(arguments).ToList();
        return new AttributeDeclaration(kind, all.Where(IsPositional).Concat(all.Where(static argument => !IsPositional(argument))).ToEquatable());
    }

    /// <summary>The network's own attribute, or with a name a further input.</summary>
    public static AttributeDeclaration Input(string? name, TensorShape shape, LayoutKind layout)
    {
        var arguments = new LayerArguments();
        if (name is not null)
        {
            arguments.Add(new ArgumentDeclaration("name", new ArgumentValue.Text(name)));
        }

        arguments.Integer("channels", shape.Channels);
        arguments.Add(new ArgumentDeclaration("extents", new ArgumentValue.Integers(shape.Extents)));
        return new AttributeDeclaration(name is null ? "ConvNet" : "Input", arguments.Integer("Layout", (int)layout, 0).ToEquatable());
    }

    /// <summary>An output.</summary>
    public static AttributeDeclaration Output(string name, LayoutKind layout) => new(
        "Output", new LayerArguments { new("name", new ArgumentValue.Text(name)) }.Integer("Layout", (int)layout, 0).ToEquatable());

    private static bool IsPositional(ArgumentDeclaration argument) => char.IsLower(argument.Name[0]);
}
