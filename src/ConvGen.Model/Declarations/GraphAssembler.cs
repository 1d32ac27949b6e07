using System.Collections.Generic;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>Grows the graph attribute by attribute: what all parts of building share.</summary>
internal sealed partial class GraphAssembler(NetworkDeclaration declaration)
{
    private const string InputName = "input";

    private readonly Dictionary<string, BlockDeclaration> _blocks = Index(declaration.Blocks);
    private readonly List<Node> _nodes = [];
    private readonly List<NodeGroup> _groups = [];
    private readonly List<Finding> _findings = [];
    private int _inputs;
    private bool _isIncomplete;
    private bool _hasOpenReferences;

    /// <summary>Builds the whole graph.</summary>
    public GraphResult Assemble()
    {
        var scope = new Scope("", "", null, null, declaration.Attributes);
        var header = AddInputs(scope);
        if (!CanExpand(scope))
            return Unexpanded(scope, header);
        Expand(scope, []);
        var directives = BindDirectives(scope);
        var outputs = directives.Outputs.Count > 0 ? directives.Outputs : DefaultOutputs(header);
        if (!_isIncomplete && !_hasOpenReferences)
            _findings.AddRange(EffectlessLayers.Find(_nodes, outputs));
        var graph = new NetworkGraph(
            declaration.Type.Name,
            _nodes.ToEquatable(),
            _groups.ToEquatable(),
            outputs.ToEquatable(),
            directives.Anchors.ToEquatable(),
            directives.Normalization,
            header.Options);
        return new GraphResult(graph, FindingList.Ordered(_findings), !_isIncomplete);
    }

    /// <summary>The inputs alone: what would follow is too much to be made.</summary>
    private GraphResult Unexpanded(Scope scope, Header header)
    {
        var inputs = new NetworkGraph(declaration.Type.Name, _nodes.ToEquatable(), default, new(new NetworkOutput(scope.Previous, header.Layout)), default, null, header.Options);
        return new GraphResult(inputs, FindingList.Ordered(_findings), IsComplete: false);
    }

    private static Dictionary<string, BlockDeclaration> Index(IEnumerable<BlockDeclaration> blocks)
    {
        var index = new Dictionary<string, BlockDeclaration>();
        foreach (var block in blocks)
            index[block.MetadataName] = block;
        return index;
    }

    private List<NetworkOutput> DefaultOutputs(Header header)
    {
        if (_nodes.Count > header.InputCount)
            return [new NetworkOutput(_nodes.Count - 1, header.Layout)];
        if (!_isIncomplete)
            _findings.Add(new Place(FindingSite.Class, default, default).Report("CVG025", Invariant($"'{declaration.Type.Name}' has no layers, and so no output")));
        _isIncomplete = true;
        return [new NetworkOutput(0, header.Layout)];
    }

    private BlockDeclaration? BlockOf(AttributeDeclaration attribute) =>
        attribute.Block is { } name && _blocks.TryGetValue(name, out var block) ? block : null;

    private ArgumentReader Reader(Scope scope, int index, string layer) =>
        new(scope.Attributes[index], layer, scope.PlaceOf(index), scope.Arguments, _findings);

    private void Note(ArgumentReader reader) => _isIncomplete |= reader.IsIncomplete;

    private Node Add(string name, string key, LayerOp op, EquatableArray<int> inputs, Place place)
    {
        var node = new Node(_nodes.Count, name, key, op, inputs, place.Site, place.Arguments, place.BlockSites, place.Given);
        _nodes.Add(node);
        return node;
    }
}
