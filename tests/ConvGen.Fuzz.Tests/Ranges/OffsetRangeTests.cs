using System;
using ConvGen.Generator.Emission.Kernels;
using Microsoft.CodeAnalysis;

namespace ConvGen.Fuzz.Tests;

/// <summary>No arithmetic of a kernel leaves its type, whatever size of tensor passes the limits: each kind of layer just below what an array holds.</summary>
public sealed class OffsetRangeTests
{
    // Two tensors of about 10⁹ floats, or one of 2·10⁹: every layer's kernels, in the ways of one, two and three axes.
    public static TheoryData<string> Large { get; } =
    [
        "[ConvNet(1, 11000, 11000)] [Conv(1, 3, Padding = 1), Conv(16, 16, Stride = 16)]",
        "[ConvNet(16, 7800, 8000)] [Conv(16, 3, Padding = 1)]",
        "[ConvNet(17, 5500, 5500)] [Conv(33, 5, Stride = 2, Padding = 2, Activation = Activation.Relu)]",
        "[ConvNet(16, 7800, 8000)] [Conv(16, 1)]",
        "[ConvNet(16, 7800, 8000)] [DepthwiseConv(5, Padding = 4, Dilation = 2)]",
        "[ConvNet(16, 7800, 8000)] [Conv(16, 3, Padding = 9, Dilation = 9)]",
        "[ConvNet(16, 7800, 8000)] [Conv(3, 3, Padding = 1)]",
        "[ConvNet(64, 4100, 4000)] [Conv(64, 3, Padding = 1, Groups = 4)]",
        "[ConvNet(16, 7800, 8000)] [MaxPool(5, Stride = 1, Padding = 2)]",
        "[ConvNet(16, 7800, 8000)] [MaxPool(3, Stride = 1, Dilation = 2)]",
        "[ConvNet(16, 7800, 8000)] [AdaptiveAvgPool(7000, 7999)]",
        "[ConvNet(16, 65537)] [AdaptiveAvgPool(65536)]",
        "[ConvNet(16, 46341)] [AdaptiveAvgPool(46340)]",
        "[ConvNet(16, 46341)] [Resize(46340)]",
        "[ConvNet(16, 46342)] [Resize(46341)]",
        "[ConvNet(16, 3900, 4000)] [Upsample(2)]",
        "[ConvNet(16, 5300, 5400)] [Resize(7800, 7900)]",
        "[ConvNet(16, 5300, 5400)] [Resize(7800, 7900, Mode = ResizeMode.Bilinear)]",
        "[ConvNet(16, 5300, 5400)] [Resize(7800, 7900, Mode = ResizeMode.Bicubic)]",
        "[ConvNet(16, 5300, 5400)] [Resize(7800, 7900, Mode = ResizeMode.Bilinear, AlignCorners = true)]",
        "[ConvNet(64, 3900, 4000)] [PixelShuffle(2)]",
        "[ConvNet(16, 7800, 8000)] [PixelUnshuffle(2)]",
        "[ConvNet(16, 7800, 7900)] [Pad(20)]",
        "[ConvNet(16, 7800, 7900)] [Pad(20, Mode = PaddingMode.Reflect)]",
        "[ConvNet(16, 7800, 7900)] [Pad(20, Mode = PaddingMode.Circular)]",
        "[ConvNet(16, 7800, 7900)] [Pad(20, Mode = PaddingMode.Replicate)]",
        "[ConvNet(16, 7800, 8000)] [Crop(9)]",
        "[ConvNet(16, 7800, 8000)] [GroupNorm(4)]",
        "[ConvNet(16, 7800, 8000)] [InstanceNorm]",
        "[ConvNet(20, 5400, 5500)] [LayerNorm]",
        "[ConvNet(16, 7800, 8000)] [L2Norm]",
        "[ConvNet(16, 7800, 8000)] [BatchNorm, Sigmoid]",
        "[ConvNet(16, 7800, 8000)] [LocalResponseNorm(5)]",
        "[ConvNet(16, 7800, 8000)] [Softmax]",
        "[ConvNet(16, 7800, 8000)] [LogSoftmax]",
        "[ConvNet(16, 7800, 8000)] [PRelu]",
        "[ConvNet(32, 5500, 5600)] [ChannelShuffle(4)]",
        "[ConvNet(20, 4500, 4600)] [Relu(Name = \"a\"), Concat(\"input\")]",
        "[ConvNet(40, 4500, 4600)] [Slice(5, 21)]",
        "[ConvNet(40, 3500, 3600)] [PadChannels(5, 21)]",
        "[ConvNet(16, 6500, 6600)] [Relu, Add(\"input\")]",
        "[ConvNet(16, 7800, 8000)] [GlobalAvgPool(Name = \"g\"), Mul(\"input\")]",
        "[ConvNet(16, 3900, 4000)] [ConvTranspose(16, 4, Stride = 2, Padding = 1)]",
        "[ConvNet(16, 3900, 4000)] [ConvTranspose(3, 4, Stride = 2, Padding = 1)]",
        "[ConvNet(16, 7800, 8000)] [Flatten(Layout = Layout.ChannelsLast)]",
        "[ConvNet(20, 5500, 5600)] [Flatten, Relu]",
        "[ConvNet(16, 5000, 5000)] [DeformConv(16, 3, Padding = 1)]",
        "[ConvNet(16, 7800, 8000, Layout = Layout.ChannelsLast)] [Conv(16, 3, Padding = 1)]",
        "[ConvNet(3, 20000, 30000)] [Conv(16, 7, Stride = 8, Padding = 3)]",
        "[ConvNet(3, 20000, 30000)] [Conv(16, 7, Stride = 8)]",
        "[ConvNet(16, 2000, 4000)] [Dense(7)]",
        "[ConvNet(16777216)] [Dense(112)]",
        "[ConvNet(48, 16777216)] [Conv(16, 3, Padding = 1)]",
        "[ConvNet(48, 16777216)] [Conv(48, 1)]",
        "[ConvNet(48, 16777216)] [MaxPool(2)]",
        "[ConvNet(16, 4000000, 16)] [Conv(16, 3, Padding = 1)]",
        "[ConvNet(16, 4000000, 16)] [DepthwiseConv(3, Padding = 1), Relu]",
        "[ConvNet(16, 4000000, 16)] [Softmax]",
        "[ConvNet(16, 340, 340, 340)] [Conv(16, 3, Padding = 1)]",
        "[ConvNet(16, 390, 390, 390)] [Conv(16, 1)]",
        "[ConvNet(16, 390, 390, 390)] [MaxPool(3, Stride = 1, Padding = 1)]",
        "[ConvNet(16, 2000000, 4, 4)] [AvgPool(3, Stride = 1, Padding = 1), Relu]",
        "[ConvNet(16, 195, 195, 195)] [ConvTranspose(16, 2, Stride = 2)]",
        "[ConvNet(16, 200, 200, 200)] [Resize(390, 390, 390, Mode = ResizeMode.Bilinear)]",
        "[ConvNet(128, 1, 1)] [ConvTranspose(128, [8000, 14])]",
        "[ConvNet(32000)] [Dense(32000), Relu, Dense(32000)]",
        "[ConvNet(4096, 3, 3)] [Conv(4096, 3, Padding = 1)]",
    ];

    [Theory]
    [MemberData(nameof(Large))]
    public void Nothing_leaves_its_type(string layers)
    {
        var generated = Compiler.Analyze(Compiler.Compile([layers + "\npublic sealed partial class Net;"]));
        Assert.DoesNotContain(generated.Findings, static finding => finding.Severity == DiagnosticSeverity.Error);
        Assert.Empty(OffsetRanges.Findings(generated.Output));
    }

    [Theory]
    [InlineData("for (var row = 0; row < 46340; row++) { var x = p + (row * 46340); }", null)]
    [InlineData("for (var row = 0; row < 46343; row++) { var x = p + (row * 46343); }", "row * 46343")]
    [InlineData("for (var row = 0; row < 46343; row++) { var x = p + (row * 46343L); }", null)]
    [InlineData("for (var row = 0; row < 2147483647; row += 2) { }", "for (var row")]
    [InlineData("for (int unit = 2000000 * part / parts, end = 2000000 * (part + 1) / parts; unit < end; unit++) { var x = p + (unit * 1073); }", null)]
    [InlineData("for (int unit = 2000000 * part / parts, end = 2000000 * (part + 1) / parts; unit < end; unit++) { var x = p + (unit * 1074); }", "unit * 1074")]
    [InlineData("for (int unit = 2200000 * part / parts, end = 2200000 * (part + 1) / parts; unit < end; unit++) { }", "2200000 * (part + 1)")]
    [InlineData("for (int unit = (int)(2200000L * part / parts), end = (int)(2200000L * (part + 1) / parts); unit < end; unit++) { }", null)]
    [InlineData("for (var i = 0; i < 70000; i++) { Helper(i); }", "stride * 35000")]
    [InlineData("for (var i = 0; i < 60000; i++) { Helper(i); }", null)]
    [InlineData("var sum = 1; for (var i = 0; i < 9; i++) { sum += i; }", "sum += i")]
    public void What_leaves_its_type_is_found(string body, string? found)
    {
        var text = $"public static unsafe class Kernels {{ public static void Kernel(float* p, int part, int parts) {{ {body} }} public static void Helper(int stride) {{ var x = stride * 35000; }} }}";
        var findings = OffsetRanges.Findings(Compiler.Compile([text]));
        if (found is null)
            Assert.Empty(findings);
        else
            Assert.Contains(findings, finding => finding.Contains(found, StringComparison.Ordinal));
    }

    [Fact]
    public void Kernels_share_work_among_as_many_threads_as_the_runtime_lets_through() => Assert.Equal(KernelMethod.MostThreads, Runtime.Guard.MostThreads);
}
