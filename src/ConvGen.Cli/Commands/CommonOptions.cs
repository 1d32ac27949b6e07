using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Linq;
using ConvGen.Cli.Loading;

namespace ConvGen.Cli.Commands;

/// <summary>Arguments and options that several commands have.</summary>
internal static class CommonOptions
{
    public static Argument<string> File(string description) => new("file") { HelpName = "FILE", Description = description };

    public static Option<string?> Type() => new("--type") { HelpName = "NAME", Description = "The network's class, where the assembly has several." };

    public static Option<string[]> Outputs() => new("--outputs")
    {
        HelpName = "A,B",
        Description = "The tensors to compute, by their names in the ONNX file; by default the file's outputs.",
        CustomParser = static result => Words(result, ','),
        AllowMultipleArgumentsPerToken = false,
    };

    public static Option<int[]> InputShape() => new("--input-shape")
    {
        HelpName = "3x416x416",
        Description = "The first input's shape without the batch, where the ONNX file leaves it open.",
        CustomParser = ParseShape,
    };

    /// <summary>What the two options ask for; an absent one has the value of an empty array.</summary>
    public static ImportRequest Request(ParseResult parsed, Option<int[]> inputShape, Option<string[]> outputs) => new(
        InputShape: parsed.GetValue(inputShape) is { Length: > 0 } shape ? shape : null,
        Outputs: parsed.GetValue(outputs) is { Length: > 0 } names ? names : null);

    private static int[]? ParseShape(ArgumentResult result)
    {
        var shape = new List<int>();
        foreach (var word in Words(result, 'x', '×', ','))
        {
            if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var extent) || extent < 1)
            {
                result.AddError($"--input-shape: '{word}' is no extent; a shape is written like 3x416x416");
                return null;
            }

            shape.Add(extent);
        }

        return [.. shape];
    }

    private static string[] Words(ArgumentResult result, params char[] separators) =>
        [.. result.Tokens.SelectMany(token => token.Value.Split(separators)).Where(static word => word.Length > 0)];
}
