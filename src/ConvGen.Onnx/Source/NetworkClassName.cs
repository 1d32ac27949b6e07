using System;
using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Onnx;

/// <summary>Names of a network's class under which its written source still means what it says.</summary>
public static class NetworkClassName
{
    // In the namespace of its own source a class hides what other namespaces call the same.
    private static readonly HashSet<string> Hidden = new(SourceVocabulary.EnumTypes, StringComparer.Ordinal) { "Param", "ConvGen", "System" };

    /// <summary>Whether a class may be called <paramref name="name"/>: not like what its attributes refer to, nor like a member that is generated for it.</summary>
    public static bool IsFree(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return !Hidden.Contains(name) && !GeneratedMembers.Contains(name) && !name.EndsWith(nameof(Attribute), StringComparison.Ordinal);
    }

    /// <summary>A free name after a file or a graph, as a class would be called: <c>Squeezenet11</c> for <c>squeezenet1_1</c>.</summary>
    public static string Of(string name)
    {
        var words = LayerKeys.Identifier(name).Split('_', StringSplitOptions.RemoveEmptyEntries);
        var joined = string.Concat(words.Select(static word => char.ToUpperInvariant(word[0]) + word[1..]));
        return joined.Length > 0 && IsFree(joined) ? joined : joined + "Network";
    }
}
