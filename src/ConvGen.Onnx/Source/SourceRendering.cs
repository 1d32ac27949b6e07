using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Onnx;

/// <summary>Turns layers and blocks back into a declaration, with names for what is referred to.</summary>
internal sealed class SourceRendering
{
    private readonly SourceSequence _sequence;
    private readonly SourceNaming _naming;
    private readonly HashSet<SourceItem> _referenced;

    /// <summary>The names of a block's layers, the same in every use.</summary>
    private readonly Dictionary<SourceBlock, List<LayerName>> _inside = [];
    private readonly Dictionary<SourceItem, LayerName> _outside = [];

    private SourceRendering(SourceSequence sequence, IReadOnlyList<SourceBlock> blocks, SourceNaming naming)
    {
        _sequence = sequence;
        _naming = naming;
        _referenced = [.. sequence.Items.Concat(blocks.SelectMany(static block => block.Body)).SelectMany(static item => item.Reads).Concat(sequence.BoundaryTargets)];
        foreach (var block in blocks)
        {
            _inside[block] = LayerName.Count(block.Body, (item, index) => InnerName(block, item, index));
        }

        foreach (var (item, name) in sequence.Items.Zip(LayerName.Count(sequence.Items, OuterName)))
        {
            _outside[item] = name;
        }
    }

    public static NetworkDeclaration Render(SourceSequence sequence, IReadOnlyList<SourceBlock> blocks, SourceNaming naming)
    {
        var rendering = new SourceRendering(sequence, blocks, naming);
        var declaration = sequence.Declaration;
        var boundary = declaration.Attributes.Where(static attribute => attribute.Kind is "Output" or "Anchors").Select(rendering.Boundary);
        var head = declaration.Attributes.Where(static attribute => attribute.Kind is "ConvNet" or "Input" or "Normalize");
        return declaration with
        {
            Attributes = head.Concat(rendering.Layers(sequence.Items)).Concat(boundary).ToEquatable(),
            Blocks = blocks.Select(rendering.Block).ToEquatable(),
        };
    }

    private string MetadataName(SourceBlock block) => _sequence.Declaration.Type.MetadataName + "+" + block.Name;

    private string? OuterName(SourceItem item, int index)
    {
        if (item.Block is not null)
        {
            return null;
        }

        return _naming == SourceNaming.All || _referenced.Contains(item) || item.IsWeighted && item.Key == item.Name ? item.Name : null;
    }

    private string? InnerName(SourceBlock block, SourceItem item, int index)
    {
        var key = block.Keys?[index];
        return _naming == SourceNaming.Short && item.Block is null && item.IsWeighted && key is { Length: > 0 } && IsName(key) ? key : null;
    }

    private static bool IsName(string key) => char.IsAsciiLetter(key[0]) && key.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');

    private BlockDeclaration Block(SourceBlock block)
    {
        using var slots = block.Slots.GetEnumerator();
        var attributes = new List<AttributeDeclaration> { new("ConvBlock", default) };
        for (var i = 0; i < block.Body.Count; i++)
        {
            var item = block.Body[i];
            var key = !BlockKeys.HasFixedKey(item) || block.Keys is null ? null : block.Keys[i];
            attributes.Add(Attribute(item, ArgumentSlots.Fill(item, slots), _inside[block][i], key, block));
        }

        return new BlockDeclaration(MetadataName(block), block.Name, true, attributes.ToEquatable());
    }

    private IEnumerable<AttributeDeclaration> Layers(List<SourceItem> items)
    {
        for (var i = 0; i < items.Count;)
        {
            var item = items[i];
            var repeat = Repetitions(items, i);
            var arguments = item.Arguments.ToList();
            var key = BlockKeys.HasFixedKey(item) ? item.Key : null;
            if (repeat > 1)
            {
                arguments.Add(Number("Repeat", repeat));
            }

            if (repeat > 1 && key is not null)
            {
                (key, var first) = RepeatedKey.Pattern(key, items[i + 1].Key);
                if (first > 0)
                {
                    arguments.Add(Number("First", first));
                }
            }

            yield return Attribute(item, arguments, _outside[item], key, null);
            i += repeat;
        }
    }

    private static int Repetitions(List<SourceItem> items, int start)
    {
        var repeat = 1;
        while (start + repeat < items.Count && RowCost.IsRepetition(items[start + repeat - 1], items[start + repeat]))
        {
            if (repeat > 1 && BlockKeys.HasFixedKey(items[start]))
            {
                // One pattern for all: the same number counts on throughout.
                var (pattern, first) = RepeatedKey.Pattern(items[start].Key, items[start + 1].Key);
                if (!RepeatedKey.Matches(items[start + repeat].Key, pattern, first + repeat))
                {
                    break;
                }
            }

            repeat++;
        }

        return repeat;
    }

    private AttributeDeclaration Attribute(SourceItem item, List<ArgumentDeclaration> arguments, LayerName name, string? key, SourceBlock? scope)
    {
        arguments.RemoveAll(argument => SourceSequence.IsImplied(item.Kind, argument));
        if (item.Own is { } own)
        {
            arguments.Add(Text("From", Reference(own, scope)));
        }

        foreach (var (argument, targets) in item.References)
        {
            var texts = targets.Select(target => Reference(target, scope)).ToEquatable();
            arguments.Add(argument is "others" ? new ArgumentDeclaration(argument, new ArgumentValue.Texts(texts)) : Text(argument, texts[0]));
        }

        if (name.IsExplicit)
        {
            arguments.Add(Text("Name", name.Value));
        }

        // Without a key of its own a layer's tensors go by its name; a repeated use's pattern is no name.
        if (key is not null && name.Value != key)
        {
            arguments.Add(Text("Key", key));
        }

        return new AttributeDeclaration(item.Kind, SourceVocabulary.InOrder(arguments).ToEquatable(), item.Block is { } block ? MetadataName(block) : null);
    }

    private static ArgumentDeclaration Number(string argument, int value) => new(argument, new ArgumentValue.Integer(value));

    private static ArgumentDeclaration Text(string argument, string value) => new(argument, new ArgumentValue.Text(value));

    private AttributeDeclaration Boundary(AttributeDeclaration attribute) =>
        attribute with
        {
            Arguments = attribute.Arguments
                .Select((argument, i) => i == 0 ? argument with { Value = new ArgumentValue.Text(Reference(_sequence.BoundaryTarget(attribute)!, null)) } : argument)
                .ToEquatable(),
        };

    /// <summary>What <paramref name="target"/> is called inside <paramref name="scope"/>, a block's body or the network.</summary>
    private string Reference(SourceItem target, SourceBlock? scope)
    {
        if (target == SourceItem.BlockInput)
        {
            return "input";
        }

        var path = target.Path.ToList();
        var depth = scope is null ? 0 : path.FindIndex(step => ReferenceEquals(step.Block, scope)) + 1;
        var names = new List<string>();
        for (var i = depth; i < path.Count; i++)
        {
            names.Add(i == 0 ? NameOutside(path[0]) : _inside[path[i - 1].Block!][path[i - 1].Children.ToList().IndexOf(path[i])].Value);
            if (path[i].Leaf == target)
            {
                // A block is called like its last layer.
                break;
            }
        }

        return string.Join('.', names);
    }

    private string NameOutside(SourceItem item) => _outside.TryGetValue(item, out var name) ? name.Value : item.Name;
}
