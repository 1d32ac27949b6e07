using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Generator.Pipeline;

/// <summary>
/// Gives every network's file its name. The compiler compares these without regard to case and generates nothing at all where two are equal,
/// so that the later of two classes whose names differ only in case gets a counter (behind a dash, which hint names may hold and names of types may not).
/// </summary>
/// <param name="Names">The full metadata names of all networks, in ordinal order.</param>
public sealed record HintNames(EquatableArray<string> Names)
{
    /// <summary>Orders <paramref name="names"/>.</summary>
    public static HintNames Of(IEnumerable<string> names) => new(names.Distinct().OrderBy(static name => name, StringComparer.Ordinal).ToEquatable());

    /// <summary>The hint name of the class <paramref name="metadataName"/>.</summary>
    public string For(string metadataName)
    {
        var earlier = Names.Count(name => string.Equals(name, metadataName, StringComparison.OrdinalIgnoreCase) && string.CompareOrdinal(name, metadataName) < 0);
        return earlier == 0 ? $"{metadataName}.g.cs" : $"{metadataName}-{(earlier + 1).ToString(CultureInfo.InvariantCulture)}.g.cs";
    }
}
