extern alias Generator;

using System;
using System.Collections.Generic;
using System.Linq;
using Generator::ConvGen.Generator.Planning;
using Generator::ConvGen.Model;

namespace ConvGen.Benchmarks;

/// <summary>What the generator decided about a network, decided again from its compiled declaration.</summary>
internal static class PlannedNetwork
{
    /// <summary>The plan of <paramref name="type"/>.</summary>
    public static ExecutionPlan Of(Type type) => ExecutionPlanner.Plan(NetworkAnalyzer.Analyze(GraphBuilder.Build(ReflectedDeclaration.Read(type)).Graph));

    /// <summary>The layer a call belongs to: calls are named after their layer, some with what they do to it behind.</summary>
    public static string LayerOf(PlannedStep step, IEnumerable<string> layers) =>
        layers.Where(layer => step.Name == layer || step.Name.StartsWith(layer + "_", StringComparison.Ordinal)).MaxBy(static layer => layer.Length) ?? step.Name;
}
