using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using ConvGen.Model;

namespace ConvGen.Onnx;

/// <summary>Values and attributes as C# text.</summary>
internal static class SourceSyntax
{
    private const int Indent = 4;

    /// <summary>An attribute without its brackets: <c>Conv(64, 3, Stride = 2)</c>.</summary>
    public static string Attribute(AttributeDeclaration attribute, string? block)
    {
        var head = block is null ? attribute.Kind : attribute.Kind + "<" + block + ">";
        var arguments = Arguments(attribute);
        return arguments.Count == 0 ? head : head + "(" + string.Join(", ", arguments) + ")";
    }

    /// <summary>The attribute over several lines, for one that is wider than <paramref name="width"/>.</summary>
    public static string Wrapped(AttributeDeclaration attribute, string? block, int width, int indent)
    {
        var whole = Attribute(attribute, block);
        if (whole.Length + indent + 2 <= width)
        {
            return whole;
        }

        // Breaks stand behind commas outside of texts; a text is never cut.
        var text = new StringBuilder();
        var column = indent + 1;
        foreach (var word in Words(whole))
        {
            if (text.Length > 0 && column + word.TrimEnd().Length > width)
            {
                while (text.Length > 0 && text[^1] == ' ')
                {
                    text.Length--;
                }

                text.Append('\n').Append(' ', indent + Indent);
                column = indent + Indent;
            }

            text.Append(word);
            column += word.Length;
        }

        return text.ToString();
    }

    /// <summary>A text as a C# literal.</summary>
    public static string Literal(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (var letter in text)
        {
            literal.Append(letter switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                < ' ' or '\u007f' or '\u0085' or '\u2028' or '\u2029' => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
                _ => letter.ToString(),
            });
        }

        return literal.Append('"').ToString();
    }

    /// <summary>A real number that reads back as the same double.</summary>
    public static string Number(double value)
    {
        if (double.IsPositiveInfinity(value))
        {
            return "double.PositiveInfinity";
        }

        if (double.IsNegativeInfinity(value))
        {
            return "double.NegativeInfinity";
        }

        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var exponent = text.IndexOf('E', StringComparison.Ordinal);
        return exponent < 0 ? text : text[..exponent] + "e" + int.Parse(text.AsSpan(exponent + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
    }

    private static List<string> Arguments(AttributeDeclaration attribute)
    {
        var texts = new List<string>();
        foreach (var argument in SourceVocabulary.InOrder(attribute.Arguments))
        {
            if (SourceVocabulary.IsPositional(argument.Name))
            {
                texts.AddRange(Positional(argument));
            }
            else
            {
                texts.Add(argument.Name + " = " + Value(attribute.Kind, argument));
            }
        }

        return texts;
    }

    // The array of a params parameter is written out as single arguments.
    private static IEnumerable<string> Positional(ArgumentDeclaration argument) => argument.Value switch
    {
        ArgumentValue.Integers integers => integers.Values.Select(static value => Integer(value)),
        ArgumentValue.Texts texts => texts.Values.Select(Literal),
        ArgumentValue.Reals reals => reals.Values.Select(Number),
        ArgumentValue.Missing => [],
        _ => [Value("", argument)],
    };

    private static string Value(string kind, ArgumentDeclaration argument) => argument.Value switch
    {
        ArgumentValue.Integer integer => SourceVocabulary.Member(kind, argument.Name, integer.Value) ?? Integer(integer.Value),
        ArgumentValue.Real real => Number(real.Value),
        ArgumentValue.Flag flag => flag.Value ? "true" : "false",
        ArgumentValue.Text text => Literal(text.Value),
        ArgumentValue.Integers integers => Collection(integers.Values.Select(static value => Integer(value))),
        ArgumentValue.Reals reals => Collection(reals.Values.Select(Number)),
        ArgumentValue.Texts texts => Collection(texts.Values.Select(Literal)),
        _ => "null",
    };

    private static string Collection(IEnumerable<string> items) => "[" + string.Join(", ", items) + "]";

    private static string Integer(long value)
    {
        var placeholder = ParamPlaceholder.IndexOf(value);
        return placeholder < 0 ? value.ToString(CultureInfo.InvariantCulture) : "Param." + ParamPlaceholder.Letter(placeholder);
    }

    private static IEnumerable<string> Words(string text)
    {
        var start = 0;
        var isInText = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"' && (i == 0 || text[i - 1] != '\\'))
            {
                isInText = !isInText;
            }
            else if (!isInText && text[i] == ',' && i + 1 < text.Length && text[i + 1] == ' ')
            {
                yield return text[start..(i + 2)];
                start = i + 2;
            }
        }

        yield return text[start..];
    }
}
