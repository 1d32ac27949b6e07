using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Onnx;

/// <summary>One attribute of a network whose references are objects, not names, so that layers can move into blocks.</summary>
internal sealed class SourceItem
{
    /// <summary>Stands, inside a block, for the block's input.</summary>
    public static SourceItem BlockInput { get; } = new() { Kind = "Input", Name = "input", Key = "", Arguments = [] };

    public required string Kind { get; init; }

    /// <summary>The name it had in the flat declaration.</summary>
    public required string Name { get; init; }

    public required string Key { get; init; }

    /// <summary>Its arguments without name, key and references.</summary>
    public required IReadOnlyList<ArgumentDeclaration> Arguments { get; init; }

    /// <summary>Whether tensors are found under its key.</summary>
    public bool IsWeighted { get; init; }

    /// <summary>The explicit own input; null for the layer before it.</summary>
    public SourceItem? Own { get; set; }

    /// <summary>The other references, by argument.</summary>
    public List<(string Argument, List<SourceItem> Targets)> References { get; } = [];

    /// <summary>The block it uses.</summary>
    public SourceBlock? Block { get; init; }

    /// <summary>The layers of this one use of <see cref="Block"/>, as they were in the flat declaration.</summary>
    public IReadOnlyList<SourceItem> Children { get; init; } = [];

    /// <summary>The use of a block that this layer moved into.</summary>
    public SourceItem? Parent { get; set; }

    /// <summary>The layer whose output this attribute's is.</summary>
    public SourceItem Leaf => Children.Count == 0 ? this : Children[^1].Leaf;

    /// <summary>The attribute of the network that it is, or has become part of.</summary>
    public SourceItem Top => Parent is null ? this : Parent.Top;

    /// <summary>The chain of uses down to this layer, outermost first, itself last.</summary>
    public IEnumerable<SourceItem> Path => Parent is null ? [this] : Parent.Path.Append(this);

    /// <summary>Everything it reads by reference.</summary>
    public IEnumerable<SourceItem> Reads => (Own is null ? [] : new[] { Own }).Concat(References.SelectMany(static reference => reference.Targets));
}

/// <summary>A block found in a network.</summary>
/// <param name="Name">The class's name.</param>
/// <param name="Body">The layers of its first use.</param>
/// <param name="Slots">What stands in the place of each number of the body, in order: a number, or a placeholder.</param>
/// <param name="Keys">The keys of the body's layers relative to the use's; null where the block gives its layers keys of its own.</param>
internal sealed record SourceBlock(string Name, IReadOnlyList<SourceItem> Body, IReadOnlyList<int> Slots, IReadOnlyList<string>? Keys);
