using System.Linq;
using ConvGen.Generator.Planning;
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
        var plan = ExecutionPlanner.Plan(NetworkAnalyzer.Analyze(GraphBuilder.Build(ReflectedDeclaration.Read(NetworkCatalog.All[name])).Graph));
        Assert.All(plan.Steps.SelectMany(static step => step.Methods), static method => Assert.StartsWith(method.Kernel.GetType().Name + " {", method.Kernel.ToString()));
    }
}
