using System;
using System.Linq;
using ConvGen.Generator.Planning;
using ConvGen.Generator.Planning.Machine;
using Xunit;

namespace ConvGen.Generator.Tests;

/// <summary>Dropout is written down and never executed.</summary>
public sealed class DropoutTests
{
    [Theory]
    [InlineData("ConvNet(3, 8, 8), Conv(4, 3), {0}Relu, Conv(2, 1)")]
    [InlineData("ConvNet(3, 8, 8), {0}Conv(4, 3), BatchNorm")]
    [InlineData("ConvNet(3, 8, 8), Conv(20, 3), Flatten, {0}Dense(7), Softmax")]
    [InlineData("ConvNet(3, 8, 8), Conv(4, 3, Name = \"a\"), {0}Conv(4, 1), Add(\"a\")")]
    [InlineData("ConvNet(3, 8, 8), Conv(4, 3), {0}MaxPool(2)")]
    [InlineData("ConvNet(3, 8, 8), Conv(4, 3), Conv(32, 1), {0}AvgPool(2)")]
    public void A_network_is_planned_as_without_it(string layers)
    {
        var (with, without) = (Plan(string.Format(System.Globalization.CultureInfo.InvariantCulture, layers, "Dropout(0.3), ")), Plan(layers.Replace("{0}", "", StringComparison.Ordinal)));

        Assert.Equal(without.Steps.Select(static step => step.Kernel), with.Steps.Select(static step => step.Kernel));
        Assert.Equal((without.ArenaFloats, without.WeightFloats), (with.ArenaFloats, with.WeightFloats));
    }

    [Fact]
    public void An_input_and_an_output_pass_through_it()
    {
        var network = LoadedNetwork.Of(
            "using ConvGen; [ConvNet(2, 3), Dropout(Name = \"first\"), Scale(Factor = 2, Name = \"twice\"), Dropout(0.1, Name = \"last\"), Output(\"twice\"), Output(\"last\"), Output(\"first\")] public partial class Net;", "Net").CreateRandom();
        float[] input = [1, 2, 3, 4, 5, 6];
        var outputs = new float[18];

        network.RunAll(input, outputs);

        Assert.Equal([2, 4, 6, 8, 10, 12, 2, 4, 6, 8, 10, 12, 1, 2, 3, 4, 5, 6], outputs);
    }

    private static ExecutionPlan Plan(string attributes) => ExecutionPlanner.Plan(GeneratorHost.Analyze($"using ConvGen; [{attributes}] public partial class Net;", "Net"), Target.Default);
}
