using System;
using ConvGen.Generator.Planning;
using ConvGen.Generator.Planning.Machine;
using ConvGen.Model;
using ConvGen.Networks;
using Xunit;

namespace ConvGen.Generator.Tests;

/// <summary>Networks on both sides of what a run may take: memory (CVG410) and code (CVG413).</summary>
public sealed class PlanLimitTests
{
    public static TheoryData<string> Networks => [.. NetworkCatalog.All.Keys];

    [Theory]
    [InlineData("[ConvNet(1, 11585, 11585)] [Conv(1, 1), MaxPool(16)]", null)]
    [InlineData("[ConvNet(1, 11586, 11586)] [Conv(1, 1), MaxPool(16)]", "conv1")]
    [InlineData("[ConvNet(1, 16000, 16000)] [Conv(1, 3), Conv(1, 3)]", "conv1")]
    [InlineData("[ConvNet(1, 20000, 20000)] [Conv(1, 3), Conv(1, 3)]", "conv1")]
    [InlineData("[ConvNet(16, 4, 4)] [Conv(16, 2049, Padding = 1024), Relu, Conv(16, 1)]", null)]
    [InlineData("[ConvNet(16, 4, 4)] [Conv(1, 11401, Padding = 5700), Relu, Conv(16, 1)]", null)]
    [InlineData("[ConvNet(16, 4, 4)] [Conv(1, 11583, Padding = 5791), Relu, Conv(16, 1)]", "input")]
    [InlineData("[ConvNet(16, 8000, 8000)] [Relu(Name = \"a\"), Sigmoid(Name = \"b\", From = \"input\"), Add(\"a\"), MaxPool(16)]", "input")]
    [InlineData("[ConvNet(16777216)] [Dense(112)]", null)]
    [InlineData("[ConvNet(16777216)] [Dense(120, Name = \"a\"), Dense(120, From = \"input\"), Add(\"a\")]", "a")]
    [InlineData("[ConvNet(1, 16777216)] [Conv(100, 16, Stride = 16)]", null)]
    public void Memory_is_one_array(string layers, string? refused) => AssertRefused("CVG410", layers, refused);

    [Theory]
    [InlineData("[ConvNet(16, 4, 4)] [ConvTranspose(16, 255, Stride = 255)]", null)]
    [InlineData("[ConvNet(16, 4, 4)] [ConvTranspose(16, 257, Stride = 257)]", "convtranspose1")]
    [InlineData("[ConvNet(16, 4, 4)] [ConvTranspose(16, 500, Stride = 2)]", null)]
    [InlineData("[ConvNet(16, 4, 4)] [ConvTranspose(16, 513, Stride = 2)]", "convtranspose1")]
    [InlineData("[ConvNet(16, 1, 1)] [ConvTranspose(16, [16000, 16])]", null)]
    [InlineData("[ConvNet(16, 1, 1)] [ConvTranspose(16, [17000, 16])]", "convtranspose1")]
    [InlineData("[ConvNet(1048576)] [ChannelShuffle(8)]", null)]
    [InlineData("[ConvNet(16777216)] [ChannelShuffle(2)]", "channelshuffle1")]
    public void Code_has_an_end(string layers, string? refused) => AssertRefused("CVG413", layers, refused);

    [Fact]
    public void Who_asks_for_facts_alone_gets_them() => Assert.Empty(GeneratorHost.AnalyzerErrors(GeneratorHost.Compile(Source(
        "[ConvNet(1, 20000, 20000, AnalysisOnly = true)] [Conv(1, 3), Conv(1, 3)]"))));

    [Theory]
    [MemberData(nameof(Networks))]
    public void The_estimate_is_above_every_plan(string name)
    {
        var network = NetworkAnalyzer.Analyze(GraphBuilder.Build(ReflectedDeclaration.Read(NetworkCatalog.All[name])).Graph);
        var size = new PlanSize(network);
        foreach (var target in new[] { Target.Default, Target.Tiny })
        {
            var plan = ExecutionPlanner.Plan(network, target);
            Assert.InRange(Math.Max(plan.ArenaFloats, plan.WeightFloats), 1, size.MostFloats);
            Assert.InRange(plan.Steps.Count, 1, size.Calls().Calls + (2L * network.Layers.Count));
        }

        // Planned while somebody types only where it may matter.
        Assert.InRange(size.MostFloats, 1, PlanLimits.MostFloats);
    }

    private static void AssertRefused(string rule, string layers, string? refused)
    {
        var compilation = GeneratorHost.Compile(Source(layers));
        var errors = GeneratorHost.AnalyzerErrors(compilation);
        if (refused is null)
        {
            Assert.Empty(errors);
            return;
        }

        Assert.StartsWith($"{rule} '{refused}': ", Assert.Single(errors), StringComparison.Ordinal);
        Assert.Empty(GeneratorHost.Run(compilation).CompilerMessages);
    }

    private static string Source(string layers) => $"using ConvGen;\n{layers}\npublic sealed partial class Net;";
}
