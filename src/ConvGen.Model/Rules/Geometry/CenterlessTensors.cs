using System.Linq;

namespace ConvGen.Model;

/// <summary>Tensors without places of their own to compare: what went through a global or adaptive pool, and what the first input does not reach.</summary>
internal static class CenterlessTensors
{
    /// <summary>One truth per node.</summary>
    public static bool[] Of(NetworkFacts facts)
    {
        var isCenterless = new bool[facts.Analysis.Layers.Count];
        foreach (var layer in facts.Analysis.Layers)
        {
            var inputs = layer.Node.Inputs.Where(static id => id >= 0).ToList();
            isCenterless[layer.Node.Id] = layer.Shape is null
                || layer.Fields.IsEmpty
                || layer.Shape.Positions == 1
                || layer.Node.Op is GlobalPoolOp or AdaptiveAvgPoolOp or DenseOp or FlattenOp
                || (inputs.Count > 0 && inputs.All(id => isCenterless[id]));
        }

        return isCenterless;
    }
}
