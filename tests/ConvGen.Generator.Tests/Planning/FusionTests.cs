using System.Linq;
using ConvGen.Generator.Planning;
using Xunit;

namespace ConvGen.Generator.Tests.Planning;

/// <summary>What is folded into the layer before it, and what cannot be.</summary>
public sealed class FusionTests
{
    [Theory]
    [InlineData("Conv(20, 3), BatchNorm, Relu", 1, "Relu", "None", false)]
    [InlineData("Conv(20, 3), Scale, BatchNorm", 2, "None", "None", false)]
    [InlineData("Conv(20, 3, Padding = 1), Add(\"relu1\"), Relu", 0, "None", "Relu", true)]
    [InlineData("Conv(20, 3, Padding = 1), BatchNorm, Relu, Add(\"relu1\")", 1, "Relu", "None", true)]
    public void One_kernel_does_all(string layers, int folded, string first, string second, bool hasResidual)
    {
        var plan = Of(layers);
        var convolution = Convolution(plan);
        Assert.Equal(folded, plan.Steps.SelectMany(static step => step.Weights).Single(static weights => weights.Format is ConvolutionFormat or WinogradFormat).Folded.Count);
        Assert.Equal((first, second, hasResidual), (convolution.First.Kind.ToString(), convolution.Second.Kind.ToString(), convolution.Residual is not null));
        Assert.Equal(1, Functions(plan));
    }

    [Theory]
    // A norm behind a function, or that does not follow alone; a function behind two others; a second exponential behind a sum.
    [InlineData("Conv(20, 3), Relu, BatchNorm", 2)]
    [InlineData("Conv(20, 3, Padding = 1), BatchNorm, Add(\"conv1\")", 3)]
    [InlineData("Conv(20, 3), Relu, HardSwish", 2)]
    [InlineData("Conv(20, 3, Padding = 1), Add(\"relu1\"), Sigmoid", 2)]
    [InlineData("Conv(20, 3, Padding = 1), Sigmoid, Add(\"relu1\")", 2)]
    public void What_others_read_or_registers_cannot_hold_stays_a_step(string layers, int functions) => Assert.Equal(functions, Functions(Of(layers)));

    private static ExecutionPlan Of(string layers) => Plans.Of($"[ConvNet(20, 9, 9), Relu, {layers}]");

    // Steps that compute a function of one or two tensors, the first activation among them.
    private static int Functions(ExecutionPlan plan) => plan.Steps.Count(static step => step.Kernel is PointwiseSpec or BinarySpec);

    private static Epilogue Convolution(ExecutionPlan plan) => plan.Steps.Select(static step => step.Kernel).Select(static kernel => kernel switch
    {
        WinogradSpec spec => spec.Epilogue,
        ConvolutionSpec spec => spec.Epilogue,
        _ => default(Epilogue?),
    }).OfType<Epilogue>().Single();
}
