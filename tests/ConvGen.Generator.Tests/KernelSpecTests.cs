using System.Linq;
using ConvGen.Generator.Planning;
using ConvGen.Generator.Planning.Machine;
using ConvGen.Model;
using ConvGen.Networks;
using Xunit;

namespace ConvGen.Generator.Tests;

/// <summary>Plans are looked at in debuggers and in messages of failed tests.</summary>
public sealed class KernelSpecTests
{
    [Theory]
    [InlineData("resnet18")]
    [InlineData("mobilenet_v3_small")]
    [InlineData("dcgan")]
    public void Kernels_print_what_they_are(string name)
    {
        var plan = ExecutionPlanner.Plan(NetworkAnalyzer.Analyze(GraphBuilder.Build(ReflectedDeclaration.Read(NetworkCatalog.All[name])).Graph), Target.Default);
        Assert.All(plan.Steps.SelectMany(static step => step.Methods), static method => Assert.StartsWith(method.Kernel.GetType().Name + " {", method.Kernel.ToString()));
    }

    [Theory]
    [InlineData(224, 8)]
    [InlineData(112, 16)]
    [InlineData(64, 8)]
    public void Planes_that_share_a_cache_set_are_transposed_in_smaller_squares(int side, int expected)
    {
        var planes = new Strides(1, side, 0, side * side);
        Assert.Equal(expected, new InterleaveSpec(false, 64, new Extent3(1, side, side), planes, planes) { Target = Target.Default }.LargestSquare);
    }
}
