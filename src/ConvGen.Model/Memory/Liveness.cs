using System;
using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Model;

/// <summary>
/// Logical memory: which tensors are alive at once when layers run in order. Norms, activations and other element-wise layers are fused
/// with, or work in place on, what they read; a sum takes the place of an operand nobody needs any more; a concatenation is a copy.
/// </summary>
internal static class Liveness
{
    /// <summary>The peak, and the sums beside it.</summary>
    public static MemoryAnalysis Analyze(NetworkGraph graph, IReadOnlyList<LayerAnalysis> layers, IEnumerable<WeightTensor> tensors)
    {
        var weights = tensors.Sum(static tensor => tensor.Length) * sizeof(float);
        var total = layers.Sum(layer => layer.Shape is null ? 0 : Bytes(graph, layer));
        if (layers.Any(static layer => layer.Shape is null))
            return new MemoryAnalysis(0, -1, total, weights);
        var buffers = Buffers(graph, layers);
        var (peak, layer) = Peak(graph, layers, buffers);
        return new MemoryAnalysis(peak, layer, total, weights);
    }

    /// <summary>The buffer of each node: its own id, or the id of the node in whose place it works.</summary>
    private static int[] Buffers(NetworkGraph graph, IReadOnlyList<LayerAnalysis> layers)
    {
        var lastUse = LastUses(graph, Enumerable.Range(0, layers.Count).ToArray());
        var buffers = new int[layers.Count];
        foreach (var node in graph.Nodes)
        {
            buffers[node.Id] = node.Id;
            foreach (var candidate in Candidates(node))
            {
                if (!IsHandedOn(graph, node) && (graph.Nodes[candidate].Op.IsSource || IsOutput(graph, candidate)))
                    continue;
                var isSum = node.Op is AddOp or MulOp;
                if (isSum && (layers[candidate].Shape!.Length != layers[node.Id].Shape!.Length || IsNeededLater(buffers, lastUse, buffers[candidate], node.Id)))
                    continue;
                buffers[node.Id] = buffers[candidate];
                break;
            }
        }

        return buffers;
    }

    /// <summary>Whether the layer is but another name for what it reads.</summary>
    private static bool IsHandedOn(NetworkGraph graph, Node node) => node.Op is DropoutOp && !IsOutput(graph, node.Id);

    /// <summary>The bytes a tensor takes: a constant is a weight, unless the caller gets a copy of it.</summary>
    private static long Bytes(NetworkGraph graph, LayerAnalysis layer) => layer.Node.Op is ConstantOp && !IsOutput(graph, layer.Node.Id) ? 0 : layer.Shape!.Bytes;

    private static bool IsOutput(NetworkGraph graph, int node) => graph.Outputs.Any(output => output.Node == node);

    private static IEnumerable<int> Candidates(Node node) => node.Op switch
    {
        NormOp or ScaleOp or ActivationOp or ClipOp or PReluOp or DropoutOp or SoftmaxOp or FlattenOp => node.Inputs.Take(1),
        AddOp or MulOp => node.Inputs,
        _ => [],
    };

    private static bool IsNeededLater(int[] buffers, int[] lastUse, int buffer, int node)
    {
        for (var id = buffer; id < node; id++)
        {
            if (buffers[id] == buffer && lastUse[id] > node)
                return true;
        }

        return false;
    }

    /// <summary>The last node that reads each buffer; the end for outputs.</summary>
    private static int[] LastUses(NetworkGraph graph, int[] buffers)
    {
        var lastUse = (int[])buffers.Clone();
        foreach (var node in graph.Nodes)
        {
            lastUse[buffers[node.Id]] = Math.Max(lastUse[buffers[node.Id]], node.Id);
            foreach (var input in node.Inputs)
                lastUse[buffers[input]] = Math.Max(lastUse[buffers[input]], node.Id);
        }

        foreach (var output in graph.Outputs)
            lastUse[buffers[output.Node]] = graph.Nodes.Count;
        return lastUse;
    }

    private static (long Bytes, int Layer) Peak(NetworkGraph graph, IReadOnlyList<LayerAnalysis> layers, int[] buffers)
    {
        var lastUse = LastUses(graph, buffers);
        var ending = Enumerable.Range(0, buffers.Length).Where(id => buffers[id] == id).ToLookup(id => lastUse[id]);
        // The caller's inputs are there before anything runs.
        var alive = layers.Where(static layer => layer.Node.Op is InputOp).Sum(static layer => layer.Shape!.Bytes);
        var (peak, peakLayer) = (alive, 0);
        foreach (var node in graph.Nodes)
        {
            if (buffers[node.Id] == node.Id && node.Op is not InputOp)
                alive += Bytes(graph, layers[node.Id]);
            if (alive > peak)
                (peak, peakLayer) = (alive, node.Id);
            alive -= ending[node.Id].Sum(id => Bytes(graph, layers[id]));
        }

        return (peak, peakLayer);
    }
}
