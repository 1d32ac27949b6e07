using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using ConvGen.Model;

namespace ConvGen.Onnx;

/// <summary>Writes a declaration as C# source. What is read from the source is the declaration that was written.</summary>
public sealed class DeclarationWriter
{
    private const int Width = 140;
    private const int Indent = 4;

    private readonly NetworkDeclaration _declaration;
    private readonly StringBuilder _text = new();
    private int _indent;

    private DeclarationWriter(NetworkDeclaration declaration) => _declaration = declaration;

    /// <summary>The source of <paramref name="declaration"/> and its blocks: one file, its lines ended by <c>\n</c>.</summary>
    /// <param name="declaration">The declaration, written as it stands; <see cref="ReadableDeclaration"/> makes one that a person would write.</param>
    /// <param name="comments">Lines of the comment at the top; line breaks in them become spaces.</param>
    /// <param name="summary">The class's documentation in one sentence; null for none.</param>
    public static string Write(NetworkDeclaration declaration, IEnumerable<string> comments, string? summary = null)
    {
        var writer = new DeclarationWriter(declaration);
        writer.WriteFile(comments, summary);
        return writer._text.ToString();
    }

    /// <summary>One attribute of <paramref name="declaration"/>, without its brackets: <c>Conv(64, 3, Stride = 2)</c>.</summary>
    public static string Write(NetworkDeclaration declaration, AttributeDeclaration attribute)
    {
        ArgumentNullException.ThrowIfNull(attribute);
        return SourceSyntax.Attribute(attribute, attribute.Block is { } block ? new DeclarationWriter(declaration).NameOf(block) : null);
    }

    private void WriteFile(IEnumerable<string> comments, string? summary)
    {
        var lines = comments.Select(static line => ("// " + OneLine(line)).TrimEnd()).ToList();
        lines.ForEach(Line);
        if (lines.Count > 0)
        {
            Line("");
        }

        Line("using ConvGen;");
        Line("");
        if (_declaration.Type.Namespace.Length > 0)
        {
            Line($"namespace {_declaration.Type.Namespace};");
            Line("");
        }

        foreach (var container in _declaration.Type.Containers)
        {
            Line(container);
            Open();
        }

        WriteNetwork(summary);
        foreach (var _ in _declaration.Type.Containers)
        {
            Close();
        }

        foreach (var block in _declaration.Blocks.Where(block => !IsNested(block)))
        {
            Line("");
            WriteBlock(block);
        }
    }

    private void WriteNetwork(string? summary)
    {
        var type = _declaration.Type;
        if (summary is not null)
        {
            Line($"/// <summary>{Escape(OneLine(summary))}</summary>");
        }

        WriteAttributes(_declaration.Attributes);
        var nested = _declaration.Blocks.Where(IsNested).ToList();
        var head = $"{type.Accessibility} sealed partial class {type.Name}";
        if (nested.Count == 0)
        {
            Line(head + ";");
            return;
        }

        Line(head);
        Open();
        for (var i = 0; i < nested.Count; i++)
        {
            if (i > 0)
            {
                Line("");
            }

            WriteBlock(nested[i]);
        }

        Close();
    }

    private void WriteBlock(BlockDeclaration block)
    {
        Line($"/// <summary>{block.Attributes.Count(static layer => layer.Kind != "ConvBlock")} layers, used {Times(UsesOf(block))}.</summary>");
        var parameters = BlockParameters.Describe(block);
        Line("[ConvBlock]" + (parameters.Length == 0 ? "" : " // " + parameters));
        WriteAttributes(block.Attributes.Where(static layer => layer.Kind != "ConvBlock"));
        Line($"internal sealed class {block.Name};");
    }

    private int UsesOf(BlockDeclaration block) => _declaration.Blocks.SelectMany(static other => other.Attributes).Concat(_declaration.Attributes)
        .Where(attribute => attribute.Block == block.MetadataName)
        .Sum(static attribute => attribute.Arguments.FirstOrDefault(static argument => argument.Name == "Repeat")?.Value is ArgumentValue.Integer repeat ? (int)repeat.Value : 1);

    private static string Times(int count) => count switch
    {
        1 => "once",
        2 => "twice",
        _ => count.ToString(CultureInfo.InvariantCulture) + " times",
    };

    private void WriteAttributes(IEnumerable<AttributeDeclaration> attributes)
    {
        // A norm or an activation stands on the line of the layer it belongs to.
        var line = "";
        var previous = "";
        foreach (var attribute in attributes)
        {
            var block = attribute.Block is { } name ? NameOf(name) : null;
            var text = SourceSyntax.Attribute(attribute, block);
            var isTrailing = SourceVocabulary.IsTrailing(previous, attribute.Kind) && attribute.Arguments.All(static argument => argument.Name != "From");
            previous = attribute.Kind;
            if (line.Length > 0 && isTrailing && !line.Contains('\n', StringComparison.Ordinal) && _indent + line.Length + text.Length + 4 <= Width)
            {
                line += ", " + text;
                continue;
            }

            Flush(line);
            line = SourceSyntax.Wrapped(attribute, block, Width, _indent);
        }

        Flush(line);
    }

    private void Flush(string line)
    {
        if (line.Length > 0)
        {
            Line("[" + line + "]");
        }
    }

    private bool IsNested(BlockDeclaration block) => block.MetadataName.StartsWith(_declaration.Type.MetadataName + "+", StringComparison.Ordinal);

    private string NameOf(string metadataName)
    {
        // A class that is no block of ours is called as the metadata call it.
        var block = _declaration.Blocks.FirstOrDefault(block => block.MetadataName == metadataName);
        return block is null ? metadataName.Replace('+', '.') : IsNested(block) ? _declaration.Type.Name + "." + block.Name : block.Name;
    }

    private void Open()
    {
        Line("{");
        _indent += Indent;
    }

    private void Close()
    {
        _indent -= Indent;
        Line("}");
    }

    private void Line(string line)
    {
        if (line.Length > 0)
        {
            _text.Append(' ', _indent).Append(line);
        }

        _text.Append('\n');
    }

    private static string OneLine(string text) => new([.. text.Select(static letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' ? ' ' : letter)]);

    private static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
