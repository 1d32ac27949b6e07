using System;
using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>The names of the layers of one scope, given or counted.</summary>
internal static class LayerNames
{
    // A layer becomes a nested class of Layers and a method of the network: it cannot be called like a member that is there already.
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "Equals", "ReferenceEquals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize",
        "Layers", "Inputs", "Outputs", "Info", "Input", "InputLength", "OutputLength", "Parameters", "Macs", "Flops", "MacsExact",
        "WeightBytes", "PackedWeightBytes", "PeakActivationBytes", "ArenaBytes", "Threads",
        "Load", "LoadDefault", "Create", "CreateRandom", "Run", "RunAll", "RunBatch",
    };

    // Inside a block a layer stands beside the facts of the block itself.
    private static readonly HashSet<string> Facts = new(StringComparer.Ordinal)
    {
        "Channels", "Depth", "Height", "Width", "ActivationBytes", "Parameters", "Macs", "Flops", "MacsExact",
    };

    private static readonly string[] FactPrefixes = ["ReceptiveField", "MinReceptiveField", "EffectiveReceptiveField", "Jump", "Center"];

    /// <summary>The first letter upper-cased, as the generated class is called.</summary>
    public static string ClassName(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name.Substring(1);

    /// <summary>Whether <paramref name="name"/> matches [A-Za-z][A-Za-z0-9_]*.</summary>
    public static bool IsValid(string name) =>
        name.Length > 0 && IsLetter(name[0]) && name.All(static letter => IsLetter(letter) || letter is >= '0' and <= '9' or '_');

    /// <summary>What is wrong with a layer's name, as a sentence without its subject; null if nothing is.</summary>
    public static string? Problem(string name, string kind, Scope scope)
    {
        if (!IsValid(name))
            return "is no name: a letter, then letters, digits and underscores";
        var className = ClassName(name);
        if (Reserved.Contains(className))
            return Invariant($"is taken by the generated member {className}");
        if (scope.Block is not null && (Facts.Contains(className) || FactPrefixes.Any(prefix => className.StartsWith(prefix, StringComparison.Ordinal))))
            return Invariant($"is taken by the fact {className} of the block");
        if (PartOf(kind) is { } parts && parts.Contains(className))
            return Invariant($"is taken by a part of {kind} itself");
        return null;
    }

    /// <summary>A name like <paramref name="name"/> that is free.</summary>
    public static string Free(string name, ICollection<string> taken)
    {
        for (var i = 2; ; i++)
        {
            var candidate = Invariant($"{name}{i}");
            if (!taken.Contains(ClassName(candidate)))
                return candidate;
        }
    }

    /// <summary>The stem of default names: the attribute's or the block's name in lower case.</summary>
    public static string Stem(AttributeDeclaration attribute, BlockDeclaration? block)
    {
        var name = (block?.Name ?? attribute.Kind).ToLowerInvariant();
        var cleaned = new string(name.Select(static letter => IsLetter(letter) || letter is >= '0' and <= '9' ? letter : '_').ToArray());
        return cleaned.Length > 0 && IsLetter(cleaned[0]) ? cleaned : "block" + cleaned;
    }

    private static string[]? PartOf(string kind) => kind switch
    {
        LayerBinders.SeparableConv => ["Depthwise", "Pointwise"],
        LayerBinders.DeformConv => ["Offset"],
        _ => null,
    };

    private static bool IsLetter(char letter) => letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
