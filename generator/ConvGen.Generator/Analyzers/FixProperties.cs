using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Generator.Analyzers;

/// <summary>
/// Carries suggested fixes from the analyzer to the code fixes in a diagnostic's properties. An edit names its attribute by the position in the file,
/// which the fix sees in the same version.
/// </summary>
public static class FixProperties
{
    private const string Prefix = "ConvGen.Fix";
    private const char FieldSeparator = '\u001F';
    private const char EditSeparator = '\u001E';

    /// <summary>One argument set, added or removed.</summary>
    /// <param name="Attribute">Where the attribute begins in the file.</param>
    /// <param name="Argument">The argument's name.</param>
    /// <param name="Element">The element of an array argument, or −1.</param>
    /// <param name="Value">The new value as C# text, or null to remove the argument.</param>
    public readonly record struct Edit(int Attribute, string Argument, int Element, string? Value);

    /// <summary>A fix: its title and its edits.</summary>
    /// <param name="Title">What it offers.</param>
    /// <param name="Edits">What it changes.</param>
    public sealed record Fix(string Title, ImmutableArray<Edit> Edits);

    /// <summary>Reads the fixes from a diagnostic's properties, the nearest first.</summary>
    public static IEnumerable<Fix> Read(ImmutableDictionary<string, string?> properties)
    {
        for (var i = 0; properties.TryGetValue(Key(i), out var text) && text is not null; i++)
        {
            var parts = text.Split(EditSeparator);
            yield return new Fix(parts[0], [.. parts.Skip(1).Select(Parse)]);
        }
    }

    /// <summary>Writes those of <paramref name="fixes"/> whose edits all lie in the network's own file.</summary>
    internal static ImmutableDictionary<string, string?> Write(EquatableArray<SuggestedFix> fixes, Locator locator)
    {
        var properties = ImmutableDictionary.CreateBuilder<string, string?>(StringComparer.Ordinal);
        foreach (var fix in fixes)
        {
            var edits = fix.Edits.Select(edit => Format(edit, locator)).ToArray();
            if (edits.All(static edit => edit is not null))
            {
                properties.Add(Key(properties.Count), string.Join(EditSeparator.ToString(), edits.Prepend(fix.Title)));
            }
        }

        return properties.ToImmutable();
    }

    private static string Key(int index) => Prefix + index.ToString(CultureInfo.InvariantCulture);

    private static string? Format(ArgumentEdit edit, Locator locator)
    {
        if (edit.Site.Argument is not { } argument || locator.AttributeInFile(edit.Site) is not { } attribute)
        {
            return null;
        }

        var start = attribute.SpanStart.ToString(CultureInfo.InvariantCulture);
        var element = edit.Site.Element.ToString(CultureInfo.InvariantCulture);
        return string.Join(FieldSeparator.ToString(), edit.Value is null ? [start, argument, element] : [start, argument, element, edit.Value]);
    }

    private static Edit Parse(string text)
    {
        var fields = text.Split(FieldSeparator);
        return new Edit(
            int.Parse(fields[0], CultureInfo.InvariantCulture),
            fields[1],
            int.Parse(fields[2], CultureInfo.InvariantCulture),
            fields.Length > 3 ? fields[3] : null);
    }
}
