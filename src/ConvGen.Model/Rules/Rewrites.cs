using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Model;

/// <summary>What fixes that change layers have in common.</summary>
internal static class Rewrites
{
    /// <summary>The end of a fix's title that costs the weights.</summary>
    public const string Retrain = " (the weights change shape: train again)";

    private static readonly (string, string?)[] Anonymous = [("Name", null), ("Key", null)];

    /// <summary>A new attribute beside <paramref name="place"/>.</summary>
    public static InsertionEdit New(Place place, string kind, bool isBehind, params (string Name, string? Value)[] arguments) =>
        new(place.Attribute, kind, Settings(arguments), null, isBehind);

    /// <summary>A copy of the attribute at <paramref name="original"/> before <paramref name="place"/>, without name and key of its own.</summary>
    public static InsertionEdit Copy(Place place, Place original, params (string Name, string? Value)[] arguments) =>
        new(place.Attribute, null, Settings(Anonymous.Concat(arguments)), original.Attribute);

    /// <summary>The edits that remove those of the arguments that are set, in either form.</summary>
    public static IEnumerable<DeclarationEdit> Without(Place place, params string[] names) =>
        names.SelectMany(name => new[] { name, name + "s" }).Where(place.Arguments.Contains).SelectMany(name => place.Edits(name, null));

    /// <summary>One value for all axes, or one per axis, as C#.</summary>
    public static string PerAxis(IEnumerable<int> values)
    {
        var all = values.ToList();
        return all.Distinct().Count() == 1 ? RuleTexts.Number(all[0]) : RuleTexts.Array(all);
    }

    /// <summary>Whether both layers are declared side by side, in the same use of the same block.</summary>
    public static bool AreNeighbours(Node left, Node right) =>
        left.BlockSites.Count == right.BlockSites.Count
        && (left.BlockSites.Count == 0 || (left.Site == right.Site && left.BlockSites[0].Block == right.BlockSites[0].Block && left.BlockSites.Skip(1).SequenceEqual(right.BlockSites.Skip(1))));

    /// <summary>
    /// The norms and activations that read <paramref name="layer"/> in a row, up to the first activation; they read what stands before them, so that copies do as well.
    /// </summary>
    public static IReadOnlyList<LayerAnalysis> Followers(NetworkFacts facts, LayerAnalysis layer)
    {
        var followers = new List<LayerAnalysis>();
        for (var next = facts.OnlyConsumer(layer.Node.Id); next is not null; next = facts.OnlyConsumer(next.Node.Id))
        {
            if (next.Node.Op is not (NormOp or ActivationOp or PReluOp or ClipOp) || !AreNeighbours(layer.Node, next.Node) || next.Node.Arguments.Contains("From"))
                break;
            followers.Add(next);
            if (next.Node.Op is not NormOp)
                break;
        }

        return followers;
    }

    /// <summary>
    /// The edits that put copies of a convolution before it, each with what follows the convolution, so that neighbours are not one linear layer.
    /// </summary>
    public static IEnumerable<DeclarationEdit> Stack(NetworkFacts facts, LayerAnalysis layer, int copies, params (string Name, string? Value)[] arguments)
    {
        var place = Place.Of(layer.Node);
        var followers = HasActivation(layer.Node.Op) ? [] : Followers(facts, layer);
        var isLinear = !HasActivation(layer.Node.Op) && followers.All(static follower => follower.Node.Op is NormOp);
        for (var i = 0; i < copies; i++)
        {
            var own = i == 0 ? arguments : [.. arguments, ("From", null), ("In", null)];
            yield return Copy(place, place, isLinear ? [.. own, ("Activation", "Activation.Relu")] : own);
            foreach (var follower in followers)
                yield return Copy(place, Place.Of(follower.Node));
        }

        foreach (var edit in Without(place, "From", "In"))
            yield return edit;
    }

    /// <summary>The layer before <paramref name="layer"/>, which stands for it once it is gone; a network's input has no attribute that could.</summary>
    public static FindingSite? Heir(NetworkFacts facts, LayerAnalysis layer)
    {
        var source = facts.Source(layer).Node;
        return source.Op is InputOp || !AreNeighbours(source, layer.Node) ? null : Place.Of(source).Attribute;
    }

    /// <summary>What <paramref name="user"/> calls the layer <paramref name="source"/>: by its name among neighbours, <c>input</c> from inside a block that gets it.</summary>
    public static string NameFor(NetworkGraph graph, Node user, int source)
    {
        var prefix = string.Concat(user.Name.Split('.').Take(user.BlockSites.Count).Select(static part => part + "."));
        var name = graph.Nodes[source].Name;
        return prefix.Length == 0 ? name : name.StartsWith(prefix, System.StringComparison.Ordinal) ? name.Substring(prefix.Length) : "input";
    }

    /// <summary>A reference to that layer, as C#.</summary>
    public static string ReferenceFor(NetworkGraph graph, Node user, int source) => "\"" + NameFor(graph, user, source) + "\"";

    /// <summary>A name for a new layer beside <paramref name="user"/> that no layer has.</summary>
    public static string FreeName(NetworkGraph graph, Node user, string stem)
    {
        var taken = new HashSet<string>(graph.Nodes.Select(node => LayerNames.ClassName(NameFor(graph, user, node.Id))));
        return taken.Contains(LayerNames.ClassName(stem)) ? LayerNames.Free(stem, taken) : stem;
    }

    private static bool HasActivation(LayerOp op) => LayerTraits.ActivationOf(op).Kind != ActivationKind.None;

    private static EquatableArray<ArgumentSetting> Settings(IEnumerable<(string Name, string? Value)> arguments) =>
        arguments.Select(static argument => new ArgumentSetting(argument.Name, argument.Value)).ToEquatable();
}
