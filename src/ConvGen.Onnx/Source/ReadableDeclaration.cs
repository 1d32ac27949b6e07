using System;
using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Onnx;

/// <summary>A declaration as a person would write it.</summary>
/// <param name="Declaration">The declaration: no defaults, repeated layers as blocks, names where something refers to them.</param>
/// <param name="RenamedKeys">The keys of layers that moved into a block whose uses had no keys in common, by their old ones: tensors must be renamed with them.</param>
public sealed record ReadableDeclaration(NetworkDeclaration Declaration, IReadOnlyDictionary<string, string> RenamedKeys)
{
    /// <summary>Rewrites <paramref name="flat"/>, a sound declaration without blocks; one with blocks only loses what its arguments need not say.</summary>
    /// <returns>A declaration of the same graph: the same layers in the same order with the same inputs. Names of layers that nothing refers to are not kept.</returns>
    public static ReadableDeclaration Of(NetworkDeclaration flat)
    {
        var tidy = flat with
        {
            Attributes = flat.Attributes.Select(ArgumentTidier.Tidy).ToEquatable(),
            Blocks = flat.Blocks.Select(static block => block with { Attributes = block.Attributes.Select(ArgumentTidier.Tidy).ToEquatable() }).ToEquatable(),
        };
        var before = NetworkAnalyzer.Analyze(GraphBuilder.Build(tidy).Graph);
        if (tidy.Blocks.IsEmpty && SourceSequence.Of(tidy, before) is { } sequence)
        {
            var blocks = BlockExtraction.Extract(sequence);
            foreach (var naming in Enum.GetValues<SourceNaming>())
            {
                if (Verified(before, SourceRendering.Render(sequence, blocks, naming)) is { } readable)
                {
                    return readable;
                }
            }
        }

        return new ReadableDeclaration(tidy, new Dictionary<string, string>());
    }

    /// <summary>Readability is no excuse for another network: a rewritten declaration counts only if it builds the graph that the original does.</summary>
    private static ReadableDeclaration? Verified(NetworkAnalysis before, NetworkDeclaration rewritten)
    {
        var build = GraphBuilder.Build(rewritten);
        var (old, now) = (before.Graph, build.Graph);
        var isSame = build.IsComplete
            && !build.Findings.Any(static finding => finding.Severity == Severity.Error)
            && old.Nodes.Select(static node => (node.Op, node.Inputs)).SequenceEqual(now.Nodes.Select(static node => (node.Op, node.Inputs)))
            && old.Outputs.Select(static output => (output.Node, output.Layout)).SequenceEqual(now.Outputs.Select(static output => (output.Node, output.Layout)))
            && old.Anchors.Select(static anchors => (anchors.Node, anchors.Boxes)).SequenceEqual(now.Anchors.Select(static anchors => (anchors.Node, anchors.Boxes)));
        return isSame && Renamed(before, now) is { } keys ? new ReadableDeclaration(rewritten, keys) : null;
    }

    /// <summary>Old keys to new ones, where they differ; null where one old key would become two, or two one: sharing must stay as it is.</summary>
    private static Dictionary<string, string>? Renamed(NetworkAnalysis before, NetworkGraph now)
    {
        var forward = new Dictionary<string, string>(StringComparer.Ordinal);
        var back = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var layer in before.Layers.Where(static layer => !layer.Tensors.IsEmpty))
        {
            var (old, key) = (layer.Node.Key, now.Nodes[layer.Node.Id].Key);
            if (forward.GetValueOrDefault(old, key) != key || back.GetValueOrDefault(key, old) != old)
            {
                return null;
            }

            forward[old] = key;
            back[key] = old;
        }

        return forward.Where(static pair => pair.Key != pair.Value).ToDictionary(StringComparer.Ordinal);
    }
}
