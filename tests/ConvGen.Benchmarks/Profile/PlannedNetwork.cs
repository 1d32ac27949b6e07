extern alias Generator;

using System;
using System.Collections.Generic;
using System.Linq;
using Generator::ConvGen.Generator.Planning;
using Generator::ConvGen.Generator.Planning.Machine;
using Generator::ConvGen.Model;

namespace ConvGen.Benchmarks;

/// <summary>What the generator decided about a network, decided again from its compiled declaration.</summary>
internal static class PlannedNetwork
{
    /// <summary>The plan of <paramref name="type"/>.</summary>
    public static ExecutionPlan Of(Type type) => ExecutionPlanner.Plan(NetworkAnalyzer.Analyze(GraphBuilder.Build(ReflectedDeclaration.Read(type)).Graph), Target.Default);

    /// <summary>The layer a call belongs to: calls are named after their layer, some with what they do to it behind.</summary>
    public static string LayerOf(string call, IEnumerable<string> layers) =>
        layers.Where(layer => call == layer || call.StartsWith(layer + "_", StringComparison.Ordinal)).MaxBy(static layer => layer.Length) ?? call;

    /// <summary>The layers that are computed together with others, and the name that stands for them all.</summary>
    public static IReadOnlyDictionary<string, string> Together(ExecutionPlan plan, IReadOnlyList<string> layers)
    {
        var together = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var step in plan.Steps.Where(static step => step.Parts.Count > 0))
        {
            var members = step.Parts.Select(part => LayerOf(part.Name, layers)).Distinct().ToList();
            members.ForEach(member => together[member] = string.Join(" + ", members));
        }

        return together;
    }
}
