using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace ConvGen.Analyzers.Tests;

public sealed class LensTests
{
    private const string Source =
        """
        using ConvGen;
        [ConvBlock, Conv(Param.A, 3, Padding = 1, Stride = 2), Relu]
        class Down;
        #pragma warning disable CVG201, CVG303
        [ConvNet(3, 32, 32), {|#0:Conv(32, 3, Padding = 1)|}, {|#1:Use<Down>(64)|}, {|#2:GlobalAvgPool|}, {|#3:Dense(10)|}]
        partial class Net;
        """;

    [Fact]
    public Task The_lens_says_what_each_attribute_gives_and_costs() => ConvGenTest.Suggests(
        Source,
        ["CVG900"],
        Lens(0, "'conv1': 32×32×32; receptive field 3 (effective 3), jump 1; 896 parameters, 884,736 multiply-accumulates, 131,072 bytes of activations"),
        Lens(1, "'down1.conv1' to 'down1.relu1' (2 layers): 64×16×16; receptive field 5 (effective 4.62), jump 2; 18,496 parameters, 4,718,592 multiply-accumulates, 131,072 bytes of activations"),
        Lens(2, "'globalavgpool1': 64×1×1; sees the whole input; 0 parameters, 0 multiply-accumulates, 256 bytes of activations"),
        Lens(3, "'dense1': 10; sees the whole input; 650 parameters, 640 multiply-accumulates, 40 bytes of activations"));

    [Fact]
    public Task Refactorings_are_off_unless_asked_for() => ConvGenTest.Diagnoses("using ConvGen; [ConvNet(32, 9, 9), Conv(32, 3)] partial class Net;");

    [Fact]
    public Task Refactorings_that_are_asked_for_are_shown() => ConvGenTest.Suggests(
        "using ConvGen; [ConvNet(32, 9, 9), {|#0:Conv(32, 3)|}] partial class Net;",
        ["CVG302"],
        new DiagnosticResult("CVG302", DiagnosticSeverity.Info).WithLocation(0));

    private static DiagnosticResult Lens(int location, string message) =>
        new DiagnosticResult("CVG900", DiagnosticSeverity.Info).WithLocation(location).WithMessage(message);
}
