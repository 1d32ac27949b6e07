using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <content>Layers: names first, then one after the other.</content>
internal sealed partial class GraphAssembler
{
    /// <summary>One layer attribute with the name of each of its repetitions; only a block's use has more than one.</summary>
    private sealed record Layer(int Index, List<string> Names);

    /// <summary>Expands the layers of a scope; <paramref name="path"/> holds the blocks being expanded, outermost first.</summary>
    private void Expand(Scope scope, List<string> path)
    {
        var layers = NameLayers(scope);
        foreach (var name in layers.SelectMany(static layer => layer.Names))
            scope.Later.Add(name);
        foreach (var layer in layers)
        {
            if (scope.Attributes[layer.Index].Kind == LayerBinders.Use)
                ExpandUse(scope, layer, path);
            else
                ExpandLayer(scope, layer);
        }
    }

    private List<Layer> NameLayers(Scope scope)
    {
        var counters = new Dictionary<string, int>();
        var taken = new Dictionary<string, string>();
        foreach (var known in scope.Known.Keys)
            taken[LayerNames.ClassName(known)] = known;
        var layers = new List<Layer>();
        for (var i = 0; i < scope.Attributes.Count; i++)
        {
            var attribute = scope.Attributes[i];
            if (!LayerBinders.IsLayer(attribute.Kind))
                continue;
            var names = new List<string>();
            var stem = LayerNames.Stem(attribute, BlockOf(attribute));
            var repeat = Repetitions(scope, i, out var first);
            var given = attribute.Arguments.FirstOrDefault(static argument => argument.Name == "Name")?.Value as ArgumentValue.Text;
            for (var repetition = 0; repetition < repeat; repetition++)
            {
                counters.TryGetValue(stem, out var counter);
                counters[stem] = ++counter;
                var name = given is null ? Invariant($"{stem}{counter}") : repeat == 1 ? given.Value : Invariant($"{given.Value}{first + repetition}");
                names.Add(Accept(scope, i, name, given is null ? null : "Name", taken));
            }

            layers.Add(new Layer(i, names));
        }

        return layers;
    }

    /// <summary>The name if it is free and legal; otherwise a finding, and a substitute that is.</summary>
    private string Accept(Scope scope, int index, string name, string? argument, Dictionary<string, string> taken)
    {
        var attribute = scope.Attributes[index];
        var problem = taken.TryGetValue(LayerNames.ClassName(name), out var other)
            ? other == name ? "is the name of another layer" : Invariant($"differs from '{other}' only in the first letter's case")
            : LayerNames.Problem(name, attribute.Kind, scope);
        if (problem is not null)
        {
            var place = scope.PlaceOf(index);
            var free = LayerNames.Free(LayerNames.IsValid(name) ? name : LayerNames.Stem(attribute, BlockOf(attribute)), taken.Keys);
            if (!attribute.IsBroken)
                _findings.Add(place.Report("CVG022", Invariant($"'{name}' {problem}"), argument, fixes: [place.Set("Rename to " + free, "Name", "\"" + free + "\"")]));
            name = free;
        }

        taken[LayerNames.ClassName(name)] = name;
        return name;
    }

    private void ExpandLayer(Scope scope, Layer layer)
    {
        var attribute = scope.Attributes[layer.Index];
        var name = layer.Names[0];
        var reader = Reader(scope, layer.Index, scope.NamePrefix + name);
        var key = scope.KeyOf(reader.Text("Key") ?? name);
        if (attribute.IsBroken)
        {
            _isIncomplete = true;
            Finish(scope, name, Add(scope.NamePrefix + name, key, new UnknownOp(), new(scope.Previous), reader.Place));
            return;
        }

        if (attribute.Kind == LayerBinders.Constant)
        {
            ExpandConstant(scope, name, key, reader);
            return;
        }

        var own = OwnInput(scope, reader);
        switch (attribute.Kind)
        {
            case LayerBinders.SeparableConv:
                ExpandSeparable(scope, name, key, own, reader);
                break;
            case LayerBinders.DeformConv:
                ExpandDeform(scope, name, key, own, reader);
                break;
            default:
                var op = Sized(scope, reader, LayerBinders.Bind(attribute.Kind, reader));
                var inputs = LayerBinders.IsJoin(attribute.Kind) ? new[] { own }.Concat(Operands(scope, reader)).ToEquatable() : new(own);
                Finish(scope, name, Add(scope.NamePrefix + name, key, Sound(op, reader), inputs, reader.Place));
                break;
        }

        Note(reader);
    }

    /// <summary>A resize that takes its extents from a layer; unknown where there is no such layer.</summary>
    private LayerOp Sized(Scope scope, ArgumentReader reader, LayerOp op)
    {
        if (op is not ResizeOp { Scale: null, Output: null } resize)
            return op;
        return Reference(scope, reader, ResizeBinders.Like) is >= 0 and var like ? resize with { Like = like } : new UnknownOp();
    }

    private void ExpandConstant(Scope scope, string name, string key, ArgumentReader reader)
    {
        if (reader.Named("From") is { } from)
        {
            var message = Invariant($"'{reader.Layer}' is a learned constant and reads nothing; layers read it by standing behind it, or by its name");
            reader.Illegal("CVG033", message, from, fixes: [reader.Place.Set("Remove From", "From", null)]);
        }

        Finish(scope, name, Add(scope.NamePrefix + name, key, Sound(LayerBinders.Bind(LayerBinders.Constant, reader), reader), default, reader.Place));
        Note(reader);
    }

    private void ExpandSeparable(Scope scope, string name, string key, int own, ArgumentReader reader)
    {
        var (depthwise, pointwise) = ConvolutionBinders.Separable(reader);
        var full = scope.NamePrefix + name;
        _groups.Add(new NodeGroup(full, LayerBinders.SeparableConv, _nodes.Count, 2));
        var first = Add(full + ".depthwise", Join(key, "depthwise"), Sound(depthwise, reader), new(own), reader.Place);
        var second = Add(full + ".pointwise", Join(key, "pointwise"), Sound(pointwise, reader), new(first.Id), reader.Place);
        scope.Known[name + ".depthwise"] = first.Id;
        scope.Known[name + ".pointwise"] = second.Id;
        Finish(scope, name, second);
    }

    private void ExpandDeform(Scope scope, string name, string key, int own, ArgumentReader reader)
    {
        var offsets = Reference(scope, reader, "Offsets");
        var mask = Reference(scope, reader, "Mask");
        var (deform, offsetConv) = ConvolutionBinders.Deform(reader, offsets is not null, mask is not null);
        var full = scope.NamePrefix + name;
        if (offsetConv is not null)
        {
            _groups.Add(new NodeGroup(full, LayerBinders.DeformConv, _nodes.Count, 2));
            offsets = Add(full + ".offset", Join(key, "offset"), Sound(offsetConv, reader), new(own), reader.Place).Id;
            scope.Known[name + ".offset"] = offsets.Value;
        }

        int[] inputs = mask is { } given ? [own, offsets ?? -1, given] : [own, offsets ?? -1];
        Finish(scope, name, Add(full, key, Sound(deform, reader), new(inputs), reader.Place));
    }

    private static string Join(string key, string part) => key.Length == 0 ? part : key + "." + part;

    private static LayerOp Sound(LayerOp op, ArgumentReader reader) => reader.Failed ? new UnknownOp() : op;

    private static void Finish(Scope scope, string name, Node node)
    {
        scope.Known[name] = node.Id;
        scope.Later.Remove(name);
        scope.Previous = node.Id;
    }
}
