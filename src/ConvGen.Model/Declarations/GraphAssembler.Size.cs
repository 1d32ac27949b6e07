using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <content>CVG412: how many layers a declaration expands to, counted before any of them is made.</content>
internal sealed partial class GraphAssembler
{
    /// <summary>Far more layers than any network has; what goes beyond is a slip of the keyboard that must not hang the compiler.</summary>
    private const int MostLayers = 20_000;

    /// <summary>Blocks inside blocks nest classes inside classes, which the compiler reads recursively.</summary>
    private const int MostDepth = 64;

    private readonly Dictionary<(string Block, EquatableArray<int> Arguments), (long Layers, int Depth)> _sizes = [];

    /// <summary>Whether the network stays within what can be expanded; else a finding on the attribute that expands to the most.</summary>
    private bool CanExpand(Scope scope)
    {
        var sizes = Enumerable.Range(0, scope.Attributes.Count).Select(index => SizeOf(scope, index, [])).ToList();
        var layers = Counts.Sum(sizes.Select(static size => size.Layers));
        var depth = sizes.Count == 0 ? 0 : sizes.Max(static size => size.Depth);
        if (layers <= MostLayers && depth <= MostDepth)
            return true;
        var isDeep = layers <= MostLayers;
        var index = sizes.FindIndex(size => isDeep ? size.Depth == depth : size.Layers == sizes.Max(static other => other.Layers));
        var message = isDeep
            ? Invariant($"'{declaration.Type.Name}' nests blocks more than {MostDepth} deep; at most {MostDepth} is legal")
            : Invariant($"'{declaration.Type.Name}' would expand to {Counts.Text(layers)} layers; at most {Counts.Text(MostLayers)} is legal");
        _findings.Add(scope.PlaceOf(index).Report("CVG412", message, "Repeat"));
        return false;
    }

    private (long Layers, int Depth) SizeOf(Scope scope, int index, List<string> path)
    {
        var attribute = scope.Attributes[index];
        if (!LayerBinders.IsLayer(attribute.Kind))
            return default;
        if (attribute.Kind != LayerBinders.Use)
            return (attribute.Kind is LayerBinders.SeparableConv or LayerBinders.DeformConv ? 2 : 1, 0);
        // What cannot be expanded stands for itself, as one layer.
        if (BlockOf(attribute) is not { IsBlock: true } block || path.Contains(block.MetadataName))
            return (1, 0);
        if (path.Count >= MostDepth)
            return (1, 1);
        var reader = new ArgumentReader(attribute, "", scope.PlaceOf(index), scope.Arguments, []);
        var (layers, depth) = SizeOf(block, BlockArgumentsOf(reader), path);
        return (Counts.Multiply(System.Math.Max(1, reader.Count("Repeat") ?? 1), layers), depth + 1);
    }

    private (long Layers, int Depth) SizeOf(BlockDeclaration block, BlockArguments arguments, List<string> path)
    {
        // Beside the block itself only its arguments matter: they may say how often another one repeats. Inside itself it counts nothing, wherever it is met.
        if (_sizes.TryGetValue((block.MetadataName, arguments.Values), out var known))
            return known;
        path.Add(block.MetadataName);
        var inner = new Scope("", "", block, arguments, block.Attributes);
        var sizes = Enumerable.Range(0, block.Attributes.Count).Select(index => SizeOf(inner, index, path)).ToList();
        path.RemoveAt(path.Count - 1);
        var size = (System.Math.Max(1, Counts.Sum(sizes.Select(static size => size.Layers))), sizes.Select(static size => size.Depth).DefaultIfEmpty(0).Max());
        _sizes[(block.MetadataName, arguments.Values)] = size;
        return size;
    }
}
