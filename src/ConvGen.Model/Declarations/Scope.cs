using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Model;

/// <summary>What the attributes of one class see while they are expanded: the network's, or those of one use of a block.</summary>
/// <param name="NamePrefix">What stands before the names of its layers: empty, or <c>bottleneck1.</c>.</param>
/// <param name="KeyPrefix">What stands before their keys.</param>
/// <param name="Block">The block, or null for the network.</param>
/// <param name="Arguments">What the block was given, or null for the network.</param>
/// <param name="Attributes">The attributes.</param>
internal sealed record Scope(
    string NamePrefix, string KeyPrefix, BlockDeclaration? Block, BlockArguments? Arguments, EquatableArray<AttributeDeclaration> Attributes)
{
    /// <summary>The nodes that references may name, by the name as written here.</summary>
    public Dictionary<string, int> Known { get; } = [];

    /// <summary>The names of layers not expanded yet.</summary>
    public HashSet<string> Later { get; } = [];

    /// <summary>The node the next layer reads unless it says otherwise.</summary>
    public int Previous { get; set; } = -1;

    /// <summary>Where the attribute number <paramref name="index"/> stands.</summary>
    public Place PlaceOf(int index)
    {
        var names = ArgumentReader.NamesOf(Attributes[index]);
        if (Block is null || Arguments is null)
            return new Place(new FindingSite(index), default, names);
        var sites = new List<FindingSite> { new(index, Block: Block.MetadataName) };
        sites.AddRange(Arguments.Use.BlockSites);
        return new Place(Arguments.Use.Site, sites.ToEquatable(), names, Attributes[index].Arguments.SelectMany(argument => Given(argument, Arguments)).ToEquatable());
    }

    private static IEnumerable<GivenArgument> Given(ArgumentDeclaration argument, BlockArguments arguments)
    {
        var values = argument.Value switch
        {
            ArgumentValue.Integer integer => [(Element: -1, integer.Value)],
            ArgumentValue.Integers integers => integers.Values.Select(static (value, i) => (Element: i, Value: (long)value)),
            _ => [],
        };
        return from value in values
               let placeholder = ParamPlaceholder.IndexOf(value.Value)
               where placeholder >= 0
               select new GivenArgument(argument.Name, value.Element, arguments.Use.Source(arguments.ArgumentName, placeholder));
    }

    /// <summary>The key of a layer here: an empty own key adds nothing.</summary>
    public string KeyOf(string own) => KeyPrefix.Length == 0 ? own : own.Length == 0 ? KeyPrefix : KeyPrefix + "." + own;
}
