using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using ConvGen.Cli.Files;
using Xunit;

namespace ConvGen.Cli.Tests;

public sealed class RunCommandTests : IDisposable
{
    private static readonly string Model = Golden.PathOf("onnx", "lenet5", "model.onnx");
    private static readonly string Input = Golden.PathOf("onnx", "lenet5", "input.f32");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_model_run_in_memory_reproduces_the_golden_output()
    {
        var output = await Tool.SucceedAsync("run", Model, "--input", Input, "--output", _folder.PathOf("y.npy"));
        var expected = Golden.Floats(Golden.PathOf("onnx", "lenet5", "output.f32"));
        Golden.AssertClose(expected, NumpyFile.Read(_folder.PathOf("y.npy")).Values, expected.Max(MathF.Abs));
        Assert.Contains("  greatest at 1: 0.523069, ", output, StringComparison.Ordinal);
    }

    // Exported with the oracle's weights, imported with blocks, compiled, run.
    [Theory]
    [InlineData("SqueezeNet11", "squeezenet1_1")]
    [InlineData("ResNet18", "resnet18")]
    [InlineData("MobileNetV2", "mobilenet_v2")]
    public async Task An_exported_network_still_computes_what_it_did(string network, string golden)
    {
        var declaration = KnownNetworks.Get(network);
        Golden.Export(declaration, _folder.PathOf("net.onnx"));
        Golden.WriteInput(declaration, _folder.PathOf("x.npy"));

        await Tool.SucceedAsync("run", _folder.PathOf("net.onnx"), "--input", _folder.PathOf("x.npy"), "--output", _folder.PathOf("y.npy"));

        var (first, largest) = Golden.Outputs(golden);
        var array = NumpyFile.Read(_folder.PathOf("y.npy"));
        Assert.Equal(1, array.Shape[0]);
        Golden.AssertClose(first, array.Values, largest);
    }

    [Fact]
    public async Task Inputs_that_do_not_fit_are_refused_with_both_shapes()
    {
        using (var stream = File.Create(_folder.PathOf("x.npy")))
        {
            NumpyFile.Write(stream, [1, 28, 27], new float[28 * 27]);
        }

        var run = await Tool.RunAsync("run", Model, "--input", _folder.PathOf("x.npy"));
        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Equal($"error: '{_folder.PathOf("x.npy")}' has the shape (1, 28, 27); the input 'input' takes (1, 28, 28), with or without a batch of 1 before it", run.ErrorLine);

        run = await Tool.RunAsync("run", Model, "--input", _folder.Write("x.f32", new byte[12]));
        Assert.Equal($"error: '{_folder.PathOf("x.f32")}' has 12 bytes; the input 'input' of (1, 28, 28) takes 3136", run.ErrorLine);

        run = await Tool.RunAsync("run", Model, "--input", _folder.Write("x.png", [1, 2, 3]));
        Assert.Equal($"error: '{_folder.PathOf("x.png")}' is neither a .npy or .f32 file nor a picture of a known format, or it is damaged", run.ErrorLine);

        run = await Tool.RunAsync("run", Model, "--input", Input, "--input", Input);
        Assert.StartsWith("error: the network has 1 input ", run.ErrorLine, StringComparison.Ordinal);
    }
}
