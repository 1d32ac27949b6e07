using System.Linq;
using ConvGen.Generator.Planning.Machine;
using ConvGen.Model;

namespace ConvGen.Generator.Planning;

/// <summary>Decides fusion, layout, algorithm, tiling and arena offsets of an analysed network without errors.</summary>
public static class ExecutionPlanner
{
    /// <summary>Plans <paramref name="analysis"/> for <paramref name="target"/>.</summary>
    public static ExecutionPlan Plan(NetworkAnalysis analysis, Target target)
    {
        var network = PoolHoisting.Apply(IdentityLayers.Bypass(analysis));
        var (layers, aliases) = LayerFusion.Fuse(network);
        var placement = new TensorPlacement(target, network, layers);
        var builder = new CallListBuilder(target, network, placement, aliases);
        foreach (var input in network.Layers.Where(static layer => layer.Node.Op is InputOp))
        {
            builder.AddInput(input, layers);
        }

        foreach (var layer in layers)
        {
            builder.AddLayer(layer);
        }

        for (var i = 0; i < network.Graph.Outputs.Count; i++)
        {
            builder.AddOutput(i, network.Graph.Outputs[i]);
        }

        return builder.Build();
    }
}
