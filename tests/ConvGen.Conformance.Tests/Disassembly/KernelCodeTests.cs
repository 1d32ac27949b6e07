using System;
using System.Linq;
using Xunit;

namespace ConvGen.Conformance.Tests.Disassembly;

/// <summary>
/// What the just-in-time compiler makes of the kernels. A method with too many temporaries loses its optimisation, and a tile with too many registers
/// lives on the stack, and both cost a multiple of the time without a word.
/// </summary>
public sealed class KernelCodeTests(ListedKernels kernels) : IClassFixture<ListedKernels>
{
    private const string Wide = "V512";

    [WideVectorsFact]
    public void Every_body_is_fully_optimised()
    {
        var bodies = kernels.All.Where(static kernel => kernel.Method.Contains(Wide, StringComparison.Ordinal)).ToList();
        Assert.True(bodies.Count > 100, $"{bodies.Count} bodies were listed");
        Assert.All(bodies, static body => Assert.True(body.IsOptimised, body.ToString()));
    }

    [WideVectorsFact]
    public void No_innermost_loop_with_multiply_adds_moves_vectors_to_or_from_the_stack()
    {
        var computing = kernels.All.Where(static kernel => kernel is { IsOptimised: true, Multiplies: true, Class: not "CounterexampleKernels" }).ToList();
        Assert.True(computing.Count > 50, $"{computing.Count} kernels with multiply-adds were listed");
        Assert.Empty(computing.SelectMany(static kernel => kernel.Spills.Select(spill => $"{kernel}: {spill}")));
    }

    [WideVectorsTheory]
    [InlineData("ResNet18Kernels", "Conv1" + Wide, "direct, few input channels")]
    [InlineData("ResNet18Kernels", "Basicblockdown1Conv1" + Wide, "direct, stride 2")]
    [InlineData("ResNet18Kernels", "Product", "minimal filtering's products")]
    [InlineData("ResNet18Kernels", "AddProduct", "the same with filters transformed during the run")]
    [InlineData("MobileNetV2Kernels", "Depthwiseprojection1Depthwiseconv1" + Wide, "depthwise")]
    [InlineData("MobileNetV2Kernels", "Conv2" + Wide, "1×1")]
    [InlineData("MobileNetV2Kernels", "Dense1" + Wide, "dense")]
    [InlineData("UNetSmallKernels", "Up0" + Wide, "a phase of a transposed convolution")]
    [InlineData("DcganSmallKernels", "Convtranspose1" + Wide, "a transposed convolution of one position")]
    [InlineData("DcganSmallKernels", "Convtranspose5" + Wide, "a transposed convolution to few channels")]
    [InlineData("Tiny3DKernels", "Conv1" + Wide, "3-D, products of slices")]
    public void Every_family_is_among_them(string network, string kernel, string family) =>
        Assert.True(
            kernels.All.Any(listed => listed.Class == network && listed.Method.StartsWith(kernel, StringComparison.Ordinal) && listed is { IsOptimised: true, Multiplies: true }),
            $"no optimised loop with multiply-adds is in {network}.{kernel}: {family}");

    // The check has to see what it looks for.
    [WideVectorsFact]
    public void A_loop_that_spills_is_seen()
    {
        var listing = Assert.Single(kernels.All, static kernel => kernel is { Class: "CounterexampleKernels", Method: "Spilling" });
        Assert.True(listing.IsOptimised);
        Assert.NotEmpty(listing.Spills);
    }

    [WideVectorsFact]
    public void A_method_without_optimisation_is_seen()
    {
        var listing = Assert.Single(kernels.All, static kernel => kernel is { Class: "CounterexampleKernels", Method: "Unoptimised" });
        Assert.False(listing.IsOptimised);
    }
}
