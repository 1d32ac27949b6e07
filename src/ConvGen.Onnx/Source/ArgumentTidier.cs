using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Onnx;

/// <summary>Says with the fewest words what an attribute says: one number where all axes agree, short decimals, no defaults.</summary>
internal static class ArgumentTidier
{
    private const int MostAxes = 3;

    public static AttributeDeclaration Tidy(AttributeDeclaration attribute)
    {
        var arguments = attribute.Arguments
            .Where(argument => !IsEmptyOption(attribute.Kind, argument))
            .Select(static argument => Collapse(argument with { Value = Shorten(argument.Value) }))
            .ToList();
        if (attribute.Kind != SourceVocabulary.Use && IsLayer(attribute.Kind))
        {
            DropDefaults(attribute.Kind, arguments);
        }

        return attribute with { Arguments = arguments.ToEquatable() };
    }

    /// <summary>The boundary's options all default to an enum's first member, to false, or to nothing.</summary>
    private static bool IsEmptyOption(string kind, ArgumentDeclaration argument) =>
        argument.Value is ArgumentValue.Missing && !SourceVocabulary.IsPositional(argument.Name)
        || !IsLayer(kind) && argument.Value switch
        {
            ArgumentValue.Integer { Value: 0 } => SourceVocabulary.IsEnum(kind, argument.Name),
            ArgumentValue.Flag flag => !flag.Value,
            _ => false,
        };

    private static bool IsLayer(string kind) => kind is not ("ConvNet" or "ConvBlock" or "Input" or "Output" or "Anchors" or "Normalize");

    private static ArgumentDeclaration Collapse(ArgumentDeclaration argument)
    {
        if (!SourceVocabulary.IsPerAxis(argument.Name) || argument.Value is not ArgumentValue.Integers { Values: { Count: > 0 } values })
        {
            return argument;
        }

        var isPositional = SourceVocabulary.IsPositional(argument.Name);
        if (values.All(value => value == values[0]))
        {
            return isPositional
                ? argument with { Value = new ArgumentValue.Integers(new(values[0])) }
                : new ArgumentDeclaration(argument.Name[..^1], new ArgumentValue.Integer(values[0]));
        }

        var half = values.Count / 2;
        var isPerSide = argument.Name is "Paddings" or "paddings" && values.Count is 2 * 2 or 2 * MostAxes;
        return isPerSide && values.Take(half).SequenceEqual(values.Skip(half))
            ? argument with { Value = new ArgumentValue.Integers(values.Take(half).ToEquatable()) }
            : argument;
    }

    // ONNX stores float32: 0.1 arrives as 0.10000000149011612, which nobody wrote.
    private static ArgumentValue Shorten(ArgumentValue value) => value switch
    {
        ArgumentValue.Real real => new ArgumentValue.Real(Shorten(real.Value)),
        ArgumentValue.Reals reals => new ArgumentValue.Reals(reals.Values.Select(Shorten).ToEquatable()),
        _ => value,
    };

    private static double Shorten(double value) => double.IsFinite(value) && (float)value == value
        ? double.Parse(((float)value).ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
        : value;

    /// <summary>An argument without which the layer is the same says nothing: no table of defaults is kept beside the one that binds layers.</summary>
    private static void DropDefaults(string kind, List<ArgumentDeclaration> arguments)
    {
        if (!IsBound(kind, arguments, out var whole))
        {
            return;
        }

        for (var i = arguments.Count - 1; i >= 0; i--)
        {
            var argument = arguments[i];
            if (SourceVocabulary.IsPositional(argument.Name) || argument.Name is "Name" or "Key" || ReferenceArguments.IsProperty(argument.Name))
            {
                continue;
            }

            arguments.RemoveAt(i);
            if (!IsBound(kind, arguments, out var without) || !whole.SequenceEqual(without))
            {
                arguments.Insert(i, argument);
            }
        }
    }

    private static bool IsBound(string kind, IEnumerable<ArgumentDeclaration> arguments, out List<LayerOp> ops)
    {
        // What a layer is bound to does not depend on the shapes it meets.
        var network = new AttributeDeclaration("ConvNet", new(new ArgumentDeclaration("channels", new ArgumentValue.Integer(1))));
        var layer = new AttributeDeclaration(kind, arguments.ToEquatable());
        var type = new TypeDeclaration("", "Probe", "partial class", default, "Probe", "public", null, true, false);
        var result = GraphBuilder.Build(new NetworkDeclaration(type, new(network, layer), default));
        ops = [.. result.Graph.Nodes.Skip(1).Select(static node => node.Op)];
        return result.IsComplete && !ops.Exists(static op => op is UnknownOp);
    }
}
