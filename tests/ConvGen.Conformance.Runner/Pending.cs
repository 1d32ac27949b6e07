using System.Collections.Generic;

namespace ConvGen.Conformance;

/// <summary>
/// What the generator does not compute yet. The tests hold everything else against the oracle, and fail when something in
/// here starts to work: the lists can only shrink.
/// </summary>
public static class Pending
{
    /// <summary>Operator declarations, by class name.</summary>
    public static IReadOnlySet<string> Operators { get; } = new HashSet<string>();

    /// <summary>Networks, by the oracle's name.</summary>
    public static IReadOnlySet<string> Networks { get; } = new HashSet<string>();
}
