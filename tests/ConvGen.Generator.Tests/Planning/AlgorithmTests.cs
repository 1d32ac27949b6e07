using System.Linq;
using ConvGen.Generator.Planning;
using Xunit;

namespace ConvGen.Generator.Tests.Planning;

/// <summary>Which layer is computed how.</summary>
public sealed class AlgorithmTests
{
    [Theory]
    // Minimal filtering: from 16 channels to 16 on, square, stride 1, a map no smaller than a tile, two dimensions.
    [InlineData("[ConvNet(16, 9, 9), Conv(16, 3)]", "WinogradSpec 4×4, 3×3")]
    [InlineData("[ConvNet(15, 9, 9), Relu, Conv(16, 3)]", "ConvolutionSpec")]
    [InlineData("[ConvNet(16, 9, 9), Conv(15, 3)]", "ConvolutionSpec")]
    [InlineData("[ConvNet(16, 6, 6), Conv(16, 3)]", "WinogradSpec 4×4, 3×3")]
    [InlineData("[ConvNet(16, 5, 6), Conv(16, 3)]", "ConvolutionSpec")]
    [InlineData("[ConvNet(16, 9, 9), Conv(16, 3, Stride = 2)]", "ConvolutionSpec")]
    [InlineData("[ConvNet(16, 9, 9), Conv(16, 3, 1)]", "ConvolutionSpec")]
    [InlineData("[ConvNet(16, 9, 9, Precision = Precision.Strict), Conv(16, 3)]", "WinogradSpec 2×2, 3×3")]
    [InlineData("[ConvNet(16, 9, 9), Conv(16, 5)]", "WinogradSpec 2×2, 5×5")]
    [InlineData("[ConvNet(16, 9, 9, Precision = Precision.Strict), Conv(16, 5)]", "ConvolutionSpec")]
    [InlineData("[ConvNet(16, 9, 9), Conv(16, 7, Padding = 3)]", "ConvolutionSpec")]
    [InlineData("[ConvNet(16, 9, 9), Conv(16, 3, Padding = 1, PaddingMode = PaddingMode.Reflect)]", "PadSpec, ConvolutionSpec")]
    [InlineData("[ConvNet(32, 9, 9), Conv(32, 3, Groups = 2)]", "ConvolutionSpec")]
    // Lattices of a dilated one, each no smaller than a tile.
    [InlineData("[ConvNet(16, 12, 12), Conv(16, 3, Dilation = 2)]", "WinogradSpec 4×4, 3×3 ×4")]
    [InlineData("[ConvNet(16, 11, 11), Conv(16, 3, Dilation = 2)]", "ConvolutionSpec")]
    // Other forms of a convolution.
    [InlineData("[ConvNet(3, 9, 9), Conv(16, 3)]", "ConvolutionSpec")]
    [InlineData("[ConvNet(32, 9, 9), DepthwiseConv(3)]", "DepthwiseSpec")]
    [InlineData("[ConvNet(32, 9, 9), Conv(32, 1)]", "ConvolutionSpec")]
    [InlineData("[ConvNet(32, 1, 1), Conv(32, 1)]", "DenseSpec")]
    [InlineData("[ConvNet(32, 2, 1), Conv(32, 1)]", "ConvolutionSpec")]
    [InlineData("[ConvNet(64, 9, 9), Conv(3, 3)]", "FewFiltersSpec")]
    [InlineData("[ConvNet(64, 9, 9), Conv(9, 3)]", "ConvolutionSpec")]
    // Three taps along depth.
    [InlineData("[ConvNet(16, 4, 9, 9), Conv(16, 3, Padding = 1)]", "DepthInputSpec 4, ConvolutionSpec ×6, DepthOutputSpec")]
    [InlineData("[ConvNet(16, 3, 9, 9), Conv(16, 3, Padding = 1)]", "DepthInputSpec 2, ConvolutionSpec ×4, DepthOutputSpec")]
    [InlineData("[ConvNet(16, 1, 9, 9), Conv(16, 3, Padding = 1)]", "ConvolutionSpec")]
    [InlineData("[ConvNet(16, 4, 3, 5), Conv(16, 3, Padding = 1)]", "ConvolutionSpec")]
    [InlineData("[ConvNet(16, 4, 9, 9, PreferSmallWeights = true), Conv(16, 3, Padding = 1)]", "ConvolutionSpec")]
    // Transposed ones: a convolution a phase, all phases in the lanes of a vector, a matrix.
    [InlineData("[ConvNet(16, 9, 9), ConvTranspose(16, 4, Stride = 2, Padding = 1)]", "ConvolutionSpec ×4")]
    [InlineData("[ConvNet(16, 9, 9), ConvTranspose(4, 4, Stride = 2, Padding = 1)]", "ConvolutionSpec, PixelShuffleSpec")]
    [InlineData("[ConvNet(16, 9, 9), ConvTranspose(5, 4, Stride = 2, Padding = 1)]", "ConvolutionSpec ×4")]
    [InlineData("[ConvNet(16, 1, 1), ConvTranspose(32, 4)]", "DenseSpec")]
    public void A_layer_gets_its_kernels(string network, string expected)
    {
        var kernels = Plans.Of(network).Steps.SelectMany(static step => step.Parts.Count > 0 ? step.Parts.Select(static part => part.Kernel) : [step.Kernel])
            .Where(static kernel => kernel is not (InterleaveSpec or PlaneCopySpec or HaloSpec or PointwiseSpec)).Select(Describe).ToList();
        var runs = kernels.Distinct().Select(kernel => (Kernel: kernel, Count: kernels.Count(other => other == kernel)));
        Assert.Equal(expected, string.Join(", ", runs.Select(static run => run.Count == 1 ? run.Kernel : $"{run.Kernel} ×{run.Count}")));
    }

    private static string Describe(KernelSpec kernel) => kernel switch
    {
        WinogradSpec spec => $"{nameof(WinogradSpec)} {spec.OutputTile}×{spec.OutputTile}, {spec.Kernel}×{spec.Kernel}",
        DepthInputSpec spec => $"{nameof(DepthInputSpec)} {spec.Tiles.Outputs}",
        _ => kernel.GetType().Name,
    };
}
