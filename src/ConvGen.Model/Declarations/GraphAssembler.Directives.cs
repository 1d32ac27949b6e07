using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <content>What is not a layer: the network's own attribute, inputs, outputs, anchors, normalisation.</content>
internal sealed partial class GraphAssembler
{
    private const int MostAxes = 3;

    private sealed record Header(int InputCount, LayoutKind Layout, NetworkOptions Options);

    private sealed record Directives(List<NetworkOutput> Outputs, List<AnchorSpec> Anchors, Normalization? Normalization);

    private Header AddInputs(Scope scope)
    {
        var layout = LayoutKind.ChannelsFirst;
        var options = new NetworkOptions();
        var network = Enumerable.Range(0, scope.Attributes.Count).Where(i => scope.Attributes[i].Kind == "ConvNet").DefaultIfEmpty(-1).First();
        if (network >= 0)
        {
            var reader = Reader(scope, network, InputName);
            layout = (LayoutKind)reader.Member("Layout", 2);
            options = Options(reader);
            AddInput(scope, InputName, reader, 0, layout, scope.Attributes[network].IsBroken);
        }
        else
        {
            _isIncomplete = true;
            Add(InputName, InputName, new UnknownOp(), default, new Place(FindingSite.Class, default, default));
            scope.Known[InputName] = 0;
        }

        scope.Previous = 0;
        for (var i = 0; i < scope.Attributes.Count; i++)
        {
            if (scope.Attributes[i].Kind == "Input")
                AddFurtherInput(scope, i);
        }

        _inputs = _nodes.Count;
        return new Header(_nodes.Count, layout, options);
    }

    private void AddFurtherInput(Scope scope, int index)
    {
        var reader = Reader(scope, index, "input");
        var isBroken = scope.Attributes[index].IsBroken || reader.Positional(0)?.Value is not ArgumentValue.Text;
        var name = (reader.Positional(0)?.Value as ArgumentValue.Text)?.Value ?? "";
        var taken = scope.Known.Keys.ToDictionary(LayerNames.ClassName, static known => known);
        if (!isBroken)
            name = Accept(scope, index, name, reader.Positional(0)!.Name, taken);
        else
            name = LayerNames.Free(InputName, taken.Keys);
        AddInput(scope, name, Reader(scope, index, name), 1, (LayoutKind)reader.Member("Layout", 2), isBroken);
    }

    private void AddInput(Scope scope, string name, ArgumentReader reader, int ordinal, LayoutKind layout, bool isBroken)
    {
        _isIncomplete |= isBroken;
        var op = isBroken ? new UnknownOp() : Sound(new InputOp(InputShape(reader, ordinal), layout), reader);
        Note(reader);
        Add(name, name, op, default, reader.Place);
        scope.Known[name] = _nodes.Count - 1;
    }

    /// <summary>The shape that an attribute gives in its constructor: channels, the argument number <paramref name="ordinal"/>, then extents.</summary>
    public static TensorShape InputShape(ArgumentReader reader, int ordinal)
    {
        var channels = reader.RequiredInteger(ordinal, 1);
        var extents = new List<int>();
        var last = reader.Positional(ordinal + 1);
        for (var i = ordinal + 1; reader.Positional(i) is { } argument; i++)
        {
            if (argument.Value is ArgumentValue.Integers integers)
                extents.AddRange(reader.Extents(argument, integers.Values));
            else
                extents.Add(reader.Integer(argument, 1, 1));
        }

        if (extents.Count > MostAxes)
        {
            reader.Illegal("CVG015", Invariant($"'{reader.Layer}' has {extents.Count} spatial extents; there can be 0 to {MostAxes}"), last);
            extents.RemoveRange(MostAxes, extents.Count - MostAxes);
        }

        var shape = new TensorShape(channels, extents.ToArray());
        if (shape.Length > Counts.MostElements)
            reader.Illegal("CVG409", Invariant($"'{reader.Layer}': {shape} are {Counts.Text(shape.Length)} elements; an array holds at most {Counts.Text(Counts.MostElements)}"), last ?? reader.Positional(ordinal));
        return shape;
    }

    private static NetworkOptions Options(ArgumentReader reader) => new(
        (NetworkTaskKind)reader.Member("Task", 6),
        (PrecisionKind)reader.Member("Precision", 2),
        reader.Flag("Causal", false),
        reader.Flag("AnalysisOnly", false),
        reader.Text("Weights"),
        reader.Count("MaxParameters"),
        reader.Count("MaxMacs"),
        reader.Count("MaxWeightBytes"),
        reader.Count("MaxActivationBytes"),
        reader.Flag("PreferSmallWeights", false));

    private Directives BindDirectives(Scope scope)
    {
        var directives = new Directives([], [], null);
        for (var i = 0; i < scope.Attributes.Count; i++)
        {
            var attribute = scope.Attributes[i];
            var isDirective = attribute.Kind is "Output" or "Anchors" or "Normalize";
            if (attribute.IsBroken && isDirective)
            {
                _isIncomplete = true;
            }
            else if (isDirective)
            {
                var reader = Reader(scope, i, attribute.Kind);
                if (attribute.Kind == "Normalize")
                    directives = directives with { Normalization = BindNormalize(reader, directives.Normalization) };
                else if (Target(scope, reader) is { } target && target >= 0)
                    BindTarget(directives, attribute.Kind, target, reader);
                Note(reader);
            }
            else if (!LayerBinders.IsLayer(attribute.Kind) && attribute.Kind is not ("ConvNet" or "Input" or "ConvBlock"))
            {
                _isIncomplete = true;
            }
        }

        return directives;
    }

    private int? Target(Scope scope, ArgumentReader reader)
    {
        if (reader.PositionalTexts().FirstOrDefault() is { Argument: not null } text)
            return Resolve(scope, reader, text.Value, text.Argument, text.Element);
        _isIncomplete = true;
        return null;
    }

    private void BindTarget(Directives directives, string kind, int target, ArgumentReader reader)
    {
        var name = _nodes[target].Name;
        var declared = reader.PositionalTexts().First().Value;
        var isInput = target < _inputs;
        if (isInput)
        {
            Refuse(reader, "CVG025", Invariant($"[{kind}(\"{name}\")]: '{name}' is an input; an {(kind == "Output" ? "output" : "anchor grid")} is made by a layer"), reader.Positional(0)?.Name);
        }
        else if (kind == "Anchors")
        {
            if (AnchorBinder.Bind(reader, target) is { } anchors)
                directives.Anchors.Add(anchors with { Name = declared, Arguments = reader.Place.Arguments });
        }
        else if (directives.Outputs.Any(output => output.Node == target))
        {
            Refuse(reader, "CVG025", Invariant($"'{name}' is an output already"), reader.Positional(0)?.Name);
        }
        else
        {
            directives.Outputs.Add(new NetworkOutput(target, (LayoutKind)reader.Member("Layout", 2), declared));
        }
    }

    private Normalization? BindNormalize(ArgumentReader reader, Normalization? earlier)
    {
        if (earlier is null)
            return NormalizeBinder.Bind(reader, _nodes[0].Op is InputOp input ? input.Shape.Channels : null);
        Refuse(reader, "CVG025", "[Normalize] stands twice; the first input has one contract");
        return earlier;
    }
}
