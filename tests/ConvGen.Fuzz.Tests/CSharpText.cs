using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Fuzz.Tests;

/// <summary>Writes a declaration as the C# a user would type.</summary>
internal static class CSharpText
{

    private static readonly Dictionary<string, Type> Enums = new()
    {
        ["Activation"] = typeof(Activation), ["AutoPad"] = typeof(AutoPad), ["PaddingMode"] = typeof(PaddingMode), ["Layout"] = typeof(Layout),
        ["Precision"] = typeof(Precision), ["Task"] = typeof(NetworkTask), ["Order"] = typeof(ChannelOrder),
    };

    /// <summary>The network's class behind its blocks.</summary>
    public static string Of(NetworkDeclaration network) => string.Join("\n", network.Blocks.Select(Block).Append(Network(network)));

    private static string Network(NetworkDeclaration network) => Attributes(network.Attributes) + $"{network.Type.Accessibility} partial class {network.Type.Name};\n";

    private static string Block(BlockDeclaration block) => (block.IsBlock ? "[ConvBlock]\n" : "") + Attributes(block.Attributes) + $"class {block.Name};\n";

    private static string Attributes(IEnumerable<AttributeDeclaration> attributes) => string.Concat(attributes.Select(static attribute => "[" + Attribute(attribute) + "]\n"));

    private static string Attribute(AttributeDeclaration attribute)
    {
        var name = attribute.Block is { } block ? $"{attribute.Kind}<{block[(block.LastIndexOf('.') + 1)..]}>" : attribute.Kind;
        var arguments = attribute.Arguments.SelectMany(argument => Argument(attribute.Kind, argument)).ToList();
        return arguments.Count == 0 ? name : $"{name}({string.Join(", ", arguments)})";
    }

    private static IEnumerable<string> Argument(string kind, ArgumentDeclaration argument)
    {
        if (char.IsLower(argument.Name[0]))
            return Positional(argument.Value);
        return [$"{argument.Name} = {Value(EnumOf(kind, argument.Name), argument.Value)}"];
    }

    // Only the last parameter is an array, and every array of a constructor may be written out.
    private static IEnumerable<string> Positional(ArgumentValue value) => value switch
    {
        ArgumentValue.Integers integers => integers.Values.Select(static integer => Integer(integer)),
        ArgumentValue.Texts texts => texts.Values.Select(Quoted),
        _ => [Value(null, value)],
    };

    private static Type? EnumOf(string kind, string argument) => argument == "Mode"
        ? kind == "Pad" ? typeof(PaddingMode) : typeof(ResizeMode)
        : Enums.GetValueOrDefault(argument);

    private static string Value(Type? type, ArgumentValue value) => value switch
    {
        ArgumentValue.Integer integer when type is not null => Member(type, integer.Value),
        ArgumentValue.Integer integer => Integer(integer.Value),
        ArgumentValue.Real real => Real(real.Value),
        ArgumentValue.Flag flag => flag.Value ? "true" : "false",
        ArgumentValue.Text text => Quoted(text.Value),
        ArgumentValue.Integers integers => List(integers.Values.Select(static integer => Integer(integer))),
        ArgumentValue.Reals reals => List(reals.Values.Select(Real)),
        ArgumentValue.Texts texts => List(texts.Values.Select(Quoted)),
        _ => "null",
    };

    private static string Member(Type type, long value) => Enum.GetName(type, (int)value) is { } name
        ? $"{type.Name}.{name}"
        : string.Create(CultureInfo.InvariantCulture, $"({type.Name})({value})");

    private static string Integer(long value) => ParamPlaceholder.IndexOf(value) is >= 0 and var index
        ? "Param." + ParamPlaceholder.Letter(index)
        : value.ToString(CultureInfo.InvariantCulture);

    private static string Real(double value) => double.IsFinite(value)
        ? value.ToString("R", CultureInfo.InvariantCulture) is var text && text.Contains('.', StringComparison.Ordinal) ? text : text + "d"
        : double.IsNaN(value) ? "double.NaN" : value > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity";

    private static string Quoted(string text) => "\"" + text + "\"";

    private static string List(IEnumerable<string> values) => "[" + string.Join(", ", values) + "]";
}
