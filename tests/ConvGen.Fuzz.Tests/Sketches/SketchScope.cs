using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Fuzz.Tests;

/// <summary>Where layers see one another: the network, or one expansion of a block.</summary>
/// <param name="Prefix">What stands before the names of its layers.</param>
/// <param name="KeyPrefix">What stands before their keys.</param>
/// <param name="Use">The network's attribute that expands the block, or −1 in the network itself.</param>
internal sealed record SketchScope(string Prefix, string KeyPrefix, int Use)
{
    private readonly Dictionary<string, int> _counters = [];

    /// <summary>The attributes written so far.</summary>
    public List<AttributeDeclaration> Attributes { get; } = [];

    /// <summary>What can be referred to, by name.</summary>
    public List<(string Name, int Step)> Known { get; } = [];

    /// <summary>The step before.</summary>
    public int Previous { get; set; }

    /// <summary>The network's attribute that the next layer belongs to.</summary>
    public int NextAttribute => Use < 0 ? Attributes.Count : Use;

    /// <summary>The name by which <paramref name="step"/> is known here.</summary>
    public string NameOf(int step) => Known.Last(known => known.Step == step).Name;

    /// <summary>The next default name of <paramref name="stem"/>; a layer with a name of its own counts as well.</summary>
    public string Count(string stem)
    {
        _counters[stem] = _counters.GetValueOrDefault(stem) + 1;
        return stem + _counters[stem].ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
