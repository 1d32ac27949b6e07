using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Model;

/// <summary>A declaration after a fix, with where each attribute came from.</summary>
/// <param name="Declaration">The new declaration.</param>
/// <param name="Lists">Its attributes by the metadata name of their block, the network's own under <see cref="Network"/>.</param>
internal sealed record EditedDeclaration(NetworkDeclaration Declaration, IReadOnlyDictionary<string, EquatableArray<EditedAttribute>> Lists)
{
    /// <summary>The key of the network's own attributes.</summary>
    public const string Network = "";

    /// <summary>The index, before the fix, of the network's attribute that is now number <paramref name="index"/>; of an inserted one, that of its neighbour.</summary>
    public int Origin(int index) => index < 0 ? index : Lists[Network][index].Origin;

    /// <summary>Where now stands what others read as attribute <paramref name="index"/> of <paramref name="list"/>: behind its insertions; −1 where it is gone.</summary>
    public int Exit(string list, int index)
    {
        var now = Lists[list];
        return Enumerable.Range(0, now.Count).Where(i => now[i].Origin == index && (!now[i].IsInserted || IsBehind(now, i))).DefaultIfEmpty(-1).Last();
    }

    private static bool IsBehind(EquatableArray<EditedAttribute> list, int index) =>
        Enumerable.Range(0, index).Any(i => list[i].Origin == list[index].Origin && !list[i].IsInserted);
}

/// <summary>An attribute after a fix.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Origin">The index it had before, or that of the neighbour beside which it was inserted.</param>
/// <param name="IsInserted">Whether it was inserted.</param>
internal sealed record EditedAttribute(AttributeDeclaration Attribute, int Origin, bool IsInserted);
