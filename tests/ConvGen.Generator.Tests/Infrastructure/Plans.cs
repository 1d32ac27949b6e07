using System.Linq;
using ConvGen.Generator.Emission;
using ConvGen.Generator.Parsing;
using ConvGen.Generator.Pipeline;
using ConvGen.Generator.Planning;
using ConvGen.Generator.Planning.Machine;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ConvGen.Generator.Tests;

/// <summary>Plans of networks, as the generator makes them.</summary>
internal static class Plans
{
    /// <summary>The plan of a class with <paramref name="attributes"/>, for <paramref name="target"/>, or for what networks are planned for.</summary>
    public static ExecutionPlan Of(string attributes, Target? target = null) => ExecutionPlanner.Plan(Network(attributes).Analysis, target ?? Target.Default);

    /// <summary>The code of such a class.</summary>
    public static string Text(string attributes, Target target) => NetworkWriter.Write(Network(attributes), target).Text;

    /// <summary>The only kernel of its kind in a plan, bands taken apart.</summary>
    public static T Only<T>(ExecutionPlan plan)
        where T : KernelSpec => Assert.Single(plan.Steps.SelectMany(static step => step.Methods).Select(static method => method.Kernel).OfType<T>().Distinct());

    private static CompiledNetwork Network(string attributes)
    {
        var compilation = GeneratorHost.Compile($"using ConvGen; {attributes} public sealed partial class Net;");
        Assert.Empty(compilation.GetParseDiagnostics());
        var type = compilation.GetTypeByMetadataName("Net")!;
        var network = CompiledNetwork.Compile(NetworkParser.Parse(type, compilation, default)!.Declaration);
        Assert.True(network.IsValid, string.Join("\n", network.Build.Findings.Select(static finding => finding.Message)));
        return network;
    }
}
