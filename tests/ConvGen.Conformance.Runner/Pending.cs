using System.Collections.Generic;

namespace ConvGen.Conformance;

/// <summary>
/// What the generator does not compute yet. The tests hold everything else against the oracle, and fail when something in
/// here starts to work: the lists can only shrink.
/// </summary>
public static class Pending
{
    /// <summary>Operator declarations, by class name.</summary>
    public static IReadOnlySet<string> Operators { get; } = new HashSet<string> { "D_far", "D_g2_og2", "D_s2_d2", "D_v1", "D_v2", "D_zero" };

    /// <summary>Networks, by the oracle's name.</summary>
    public static IReadOnlySet<string> Networks { get; } = new HashSet<string> { "deform" };
}
