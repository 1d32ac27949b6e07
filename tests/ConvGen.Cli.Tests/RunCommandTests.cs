using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
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
    public async Task An_output_of_height_and_width_is_written_as_a_picture()
    {
        var declaration = SourceCompiler.Networks(SourceCompiler.Compile("[ConvGen.ConvNet(3, 4, 6)] [ConvGen.Clip(0, 1)] public sealed partial class Same;")).Single();
        Golden.Export(declaration, _folder.PathOf("same.onnx"));
        var values = Enumerable.Range(0, 3 * 4 * 6).Select(static i => i / 71f).ToArray();
        _folder.Write("x.f32", MemoryMarshal.AsBytes(values.AsSpan()).ToArray());

        await Tool.SucceedAsync("run", _folder.PathOf("same.onnx"), "--input", _folder.PathOf("x.f32"), "--output", _folder.PathOf("y.png"));
        await Tool.SucceedAsync("run", _folder.PathOf("same.onnx"), "--input", _folder.PathOf("y.png"), "--output", _folder.PathOf("z.f32"));

        Assert.All(values.Zip(Golden.Floats(_folder.PathOf("z.f32"))), static pair => Assert.Equal(pair.First, pair.Second, 0.5f / 255 + 1e-6f));
    }

    [Theory]
    [InlineData("y.png", "the output 'dense2' is 10; only outputs of 1 or 3 channels with height and width are pictures; .npy takes all")]
    [InlineData("y.bmp", ".npy, .f32 and .png are written")]
    [InlineData("y", ".npy, .f32 and .png are written")]
    public async Task Files_that_cannot_be_written_are_refused_before_anything_runs(string name, string expected)
    {
        var run = await Tool.RunAsync("run", Model, "--input", Input, "--output", _folder.PathOf(name));
        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Equal($"error: cannot write '{_folder.PathOf(name)}': {expected}", run.ErrorLine);
        Assert.DoesNotContain("compiling", run.Errors, StringComparison.Ordinal);
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
