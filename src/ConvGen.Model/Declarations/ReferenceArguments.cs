using System.Collections.Generic;

namespace ConvGen.Model;

/// <summary>Which arguments name layers.</summary>
public static class ReferenceArguments
{
    private static readonly HashSet<string> Properties = ["From", "Offsets", "Mask", ResizeBinders.Like];

    private static readonly HashSet<string> NamesItsLayers = ["Add", "Mul", "Concat", "Output", "Anchors"];

    /// <summary>Whether the property <paramref name="name"/> of any layer names one.</summary>
    public static bool IsProperty(string name) => Properties.Contains(name);

    /// <summary>Whether the argument <paramref name="name"/> of an attribute of <paramref name="kind"/> does; joins, outputs and anchors name theirs in the constructor.</summary>
    public static bool Contains(string kind, string name) => IsProperty(name) || (NamesItsLayers.Contains(kind) && name.Length > 0 && char.IsLower(name[0]));
}
