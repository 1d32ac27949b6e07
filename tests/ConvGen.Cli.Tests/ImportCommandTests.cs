using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using ConvGen.Cli.Files;
using ConvGen.Model;
using ConvGen.Package.Tests;
using Xunit;

namespace ConvGen.Cli.Tests;

public sealed class ImportCommandTests : IDisposable
{
    private const int TwoScreens = 80;

    private static readonly string Model = Golden.PathOf("onnx", "lenet5", "model.onnx");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_import_writes_the_declaration_and_its_weights_and_nothing_else()
    {
        await Tool.SucceedAsync("import", Model, "--output", _folder.PathOf("out"), "--name", "Digits", "--namespace", "My.Nets");

        Assert.Equal(["out", Path.Combine("out", "Digits.cs"), Path.Combine("out", "Digits.safetensors")], _folder.Contents());
        var source = await File.ReadAllTextAsync(_folder.PathOf("out", "Digits.cs"));
        Assert.Contains("// Producer: pytorch 2.11", source, StringComparison.Ordinal);
        Assert.Contains("// Licence: ", source, StringComparison.Ordinal);
        var network = Assert.Single(SourceCompiler.Networks(SourceCompiler.Compile(source)));
        Assert.Equal("My.Nets.Digits", network.Type.MetadataName);
        var analysis = NetworkReview.Of(network).Analysis;
        Assert.Equal(NetworkReview.Of(KnownNetworks.Get("LeNet5")).Analysis.Totals.Macs, analysis.Totals.Macs);
        using var weights = SafetensorsFile.Open(_folder.PathOf("out", "Digits.safetensors"));
        Assert.Equal(analysis.Tensors.Select(static tensor => tensor.Name).Order(StringComparer.Ordinal), weights.Tensors.Select(static entry => entry.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Squeezenet_fits_on_two_screens()
    {
        var model = _folder.PathOf("squeezenet.onnx");
        Golden.Export(KnownNetworks.Get("SqueezeNet11"), model);

        await Tool.SucceedAsync("import", model, "--output", _folder.PathOf("out"), "--name", "Squeeze");

        var lines = await File.ReadAllLinesAsync(_folder.PathOf("out", "Squeeze.cs"));
        Assert.True(lines.Length <= TwoScreens, $"{lines.Length} lines");
        Assert.Contains(lines, static line => line.Contains("Repeat = 2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_written_project_reproduces_the_golden_output_whatever_the_network_is_called()
    {
        // As a class, File hides what a program that reads files imports.
        await Tool.SucceedAsync("import", Model, "--output", _folder.PathOf("out"), "--project", "--name", "File", "--outputs", "/net/net.3/Conv_output_0,output");
        await WriteNumpyAsync("x.npy", [1, 1, 28, 28], Golden.Floats(Golden.PathOf("onnx", "lenet5", "input.f32")));

        var (exitCode, output) = await DotNet.RunAsync(_folder.PathOf("out"), "run", "--configuration", "Release", "--", _folder.PathOf("x.npy"), _folder.PathOf("y.npy"));

        Assert.True(exitCode == 0, output);
        Assert.Equal(["y.net_11.npy", "y.net_3.npy"], _folder.Contents().Where(static name => name.StartsWith('y')));
        var expected = Golden.Floats(Golden.PathOf("onnx", "lenet5", "output.f32"));
        var array = NumpyFile.Read(_folder.PathOf("y.net_11.npy"));
        Assert.Equal([1, expected.Length], array.Shape);
        Golden.AssertClose(expected, array.Values, expected.Max(MathF.Abs));
        Assert.Equal([1, 16, 10, 10], NumpyFile.Read(_folder.PathOf("y.net_3.npy")).Shape);
    }

    [Fact]
    public async Task A_project_outside_the_source_tree_refers_to_the_package_unless_told_otherwise()
    {
        using var files = new OutputFiles();
        Projects.ProjectWriter.Add(files, _folder.PathOf("out"), KnownNetworks.Get("LeNet5"), null);
        files.Complete();
        var project = await File.ReadAllTextAsync(_folder.PathOf("out", "LeNet5.csproj"));
        Assert.Contains("<PackageReference Include=\"ConvGen\" Version=\"", project, StringComparison.Ordinal);

        var run = await Tool.RunAsync("import", Model, "--output", _folder.PathOf("out"), "--project", "--source", _folder.PathOf());
        Assert.Equal($"error: --source: there is no 'src/ConvGen/ConvGen.csproj' in '{_folder.PathOf()}'", run.ErrorLine);
    }

    private async Task WriteNumpyAsync(string name, int[] shape, float[] values)
    {
        await using var stream = File.Create(_folder.PathOf(name));
        NumpyFile.Write(stream, shape, values);
    }
}
