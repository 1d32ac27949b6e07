using System;
using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <content>Blocks: one expansion per repetition of a <c>Use</c>.</content>
internal sealed partial class GraphAssembler
{
    private int Repetitions(Scope scope, int index, out long first)
    {
        first = 0;
        if (scope.Attributes[index].Kind != LayerBinders.Use)
            return 1;
        // Illegal values are reported when the use itself is expanded; here only a number is needed.
        var reader = new ArgumentReader(scope.Attributes[index], "", scope.PlaceOf(index), scope.Arguments, []);
        first = reader.Count("First") ?? 0;
        return (int)Math.Max(1, Math.Min(reader.Count("Repeat") ?? 1, MostLayers));
    }

    private void ExpandUse(Scope scope, Layer layer, List<string> path)
    {
        var attribute = scope.Attributes[layer.Index];
        var reader = Reader(scope, layer.Index, scope.NamePrefix + layer.Names[0]);
        var block = attribute.IsBroken ? null : BlockOf(attribute);
        var arguments = BlockArgumentsOf(reader);
        var repeat = reader.Integer(reader.Named("Repeat"), 1, 1);
        var first = reader.Integer(reader.Named("First"), 0, 0);
        var isSound = !attribute.IsBroken && IsUsable(block, attribute, reader, arguments, path);
        var own = OwnInput(scope, reader);
        Note(reader);
        _isIncomplete |= attribute.IsBroken;
        scope.Previous = own;
        for (var repetition = 0; repetition < layer.Names.Count; repetition++)
        {
            var name = layer.Names[repetition];
            var key = scope.KeyOf((reader.Text("Key") ?? name).Replace("{n}", Invariant($"{first + repetition}")));
            // Blocks that reach themselves (CVG026) can come to more than was counted.
            isSound &= _nodes.Count < MostLayers;
            if (!isSound || reader.Failed)
            {
                Finish(scope, name, Add(scope.NamePrefix + name, key, new UnknownOp(), new(scope.Previous), reader.Place));
                // One stands for all: their number is what is wrong, or none of them can be known.
                break;
            }

            ExpandBlock(scope, name, key, block!, arguments, path);
        }

        foreach (var name in layer.Names)
            scope.Later.Remove(name);
        if (reader.Text("Name") is { } given && repeat > 1)
            scope.Known[given] = scope.Previous;
    }

    private void ExpandBlock(Scope outer, string name, string key, BlockDeclaration block, BlockArguments arguments, List<string> path)
    {
        var inner = new Scope(outer.NamePrefix + name + ".", key, block, arguments, block.Attributes) { Previous = outer.Previous };
        inner.Known[InputName] = outer.Previous;
        var group = _groups.Count;
        var first = _nodes.Count;
        _groups.Add(new NodeGroup(outer.NamePrefix + name, block.Name, first, 0));
        path.Add(block.MetadataName);
        Expand(inner, path);
        path.RemoveAt(path.Count - 1);
        _groups[group] = _groups[group] with { Count = _nodes.Count - first };
        inner.Known.Remove(InputName);
        foreach (var layer in inner.Known)
            outer.Known[name + "." + layer.Key] = layer.Value;
        CheckInnerNames(inner, name, arguments.Use);
        Finish(outer, name, _nodes[inner.Previous]);
    }

    private void CheckInnerNames(Scope inner, string name, Place use)
    {
        // A nested class cannot be called like the class around it; a block inside itself always is, and has been told already.
        if (_findings.Any(static finding => finding.Rule == "CVG026"))
            return;
        if (inner.Known.Keys.FirstOrDefault(layer => LayerNames.ClassName(layer) == LayerNames.ClassName(name)) is { } layer)
            _findings.Add(use.Report("CVG022", Invariant($"'{name}' is also the name of a layer inside the block '{inner.Block!.Name}' ('{name}.{layer}')"), "Name"));
    }

    private BlockArguments BlockArgumentsOf(ArgumentReader reader)
    {
        if (reader.Positional(0) is not { } argument)
            return new BlockArguments(default, reader.Place, "arguments");
        var values = argument.Value switch
        {
            ArgumentValue.Integers integers => integers.Values.Select((value, i) => reader.BlockArgument(argument, value, i)).ToEquatable(),
            ArgumentValue.Integer integer => new(reader.BlockArgument(argument, integer.Value, -1)),
            _ => default,
        };
        return new BlockArguments(values, reader.Place, argument.Name);
    }

    private bool IsUsable(BlockDeclaration? block, AttributeDeclaration attribute, ArgumentReader reader, BlockArguments arguments, List<string> path)
    {
        if (block is null)
        {
            _isIncomplete = true;
            return false;
        }

        if (!block.IsBlock)
            return Refuse(reader, "CVG027", Invariant($"'{reader.Layer}': {block.Name} is no block; a block is a non-static, non-generic class marked [ConvBlock]"));
        if (path.Contains(block.MetadataName))
            return Refuse(reader, "CVG026", Invariant($"'{reader.Layer}': the block {block.Name} reaches itself through {Path(path, block)}"));
        if (!block.Attributes.Any(static layer => LayerBinders.IsLayer(layer.Kind)))
            return Refuse(reader, "CVG027", Invariant($"'{reader.Layer}': the block {block.Name} has no layers"));
        var needed = PlaceholdersOf(block);
        if (needed != arguments.Values.Count)
        {
            var takes = needed == 0 ? "no arguments" : needed == 1 ? "1 argument (A)" : Invariant($"{needed} arguments (A–{ParamPlaceholder.Letter(needed - 1)})");
            return Refuse(reader, "CVG027", Invariant($"'{reader.Layer}': the block {block.Name} takes {takes}; {arguments.Values.Count} are given"), arguments.ArgumentName);
        }

        return MisplacedDirective(block, reader) is null;
    }

    private string? MisplacedDirective(BlockDeclaration block, ArgumentReader reader)
    {
        for (var i = 0; i < block.Attributes.Count; i++)
        {
            if (block.Attributes[i].Kind is "Input" or "Output" or "Anchors" or "Normalize")
            {
                var kind = block.Attributes[i].Kind;
                Refuse(reader, "CVG025", Invariant($"'{reader.Layer}': [{kind}] belongs on a network, not on the block {block.Name}"), related: new FindingSite(i, Block: block.MetadataName));
                return kind;
            }
        }

        return null;
    }

    private static string Path(List<string> path, BlockDeclaration block) =>
        string.Join(" → ", path.SkipWhile(name => name != block.MetadataName).Concat([block.MetadataName]));

    private static int PlaceholdersOf(BlockDeclaration block)
    {
        var highest = -1;
        foreach (var argument in block.Attributes.SelectMany(static attribute => attribute.Arguments))
        {
            if (argument.Value is ArgumentValue.Integer integer)
                highest = Math.Max(highest, ParamPlaceholder.IndexOf(integer.Value));
            else if (argument.Value is ArgumentValue.Integers integers)
                highest = integers.Values.Aggregate(highest, static (most, value) => Math.Max(most, ParamPlaceholder.IndexOf(value)));
        }

        return highest + 1;
    }

    private bool Refuse(ArgumentReader reader, string rule, string message, string? argument = null, FindingSite? related = null)
    {
        _findings.Add(reader.Place.Report(rule, message, argument, related: related is { } site ? [site] : null));
        return false;
    }
}
