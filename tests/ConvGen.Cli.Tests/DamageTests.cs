using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace ConvGen.Cli.Tests;

/// <summary>Models and places that no import can succeed with: one line, exit code 2, and nothing left behind.</summary>
public sealed class DamageTests : IDisposable
{
    private static readonly string Model = Golden.PathOf("onnx", "lenet5", "model.onnx");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_truncated_model_leaves_no_file()
    {
        var bytes = await File.ReadAllBytesAsync(Model);
        for (var length = 0; length < bytes.Length; length += 20_011)
        {
            await AssertRefusedAsync(_folder.Write("model.onnx", bytes[..length]));
        }
    }

    [Fact]
    public async Task A_flipped_bit_leaves_all_files_or_none()
    {
        // The last bytes hold the graph: names, shapes, attributes of its end. What is still a network is written whole.
        const int Region = 2000;
        const int Stride = 97;
        var bytes = await File.ReadAllBytesAsync(Model);
        for (var i = bytes.Length - Region; i < bytes.Length; i += Stride)
        {
            bytes[i] ^= (byte)(1 << (i % 8));
            var path = _folder.Write("model.onnx", bytes);
            bytes[i] ^= (byte)(1 << (i % 8));
            var run = await Tool.RunAsync("import", path, "--output", _folder.PathOf("out"));
            Assert.DoesNotContain("error: unexpected", run.Errors, StringComparison.Ordinal);
            string[] written = ["out", Path.Combine("out", "Model.cs"), Path.Combine("out", "Model.safetensors")];
            Assert.Equal(run.ExitCode == 0 ? ["model.onnx", .. written] : ["model.onnx"], _folder.Contents());
            Assert.Contains(run.ExitCode, new[] { ExitCode.Success, ExitCode.Failure });
            if (run.ExitCode == 0)
            {
                Directory.Delete(_folder.PathOf("out"), recursive: true);
            }
        }
    }

    [Fact]
    public async Task A_folder_is_no_model()
    {
        Directory.CreateDirectory(_folder.PathOf("model.onnx"));
        var run = await Tool.RunAsync("import", _folder.PathOf("model.onnx"), "--output", _folder.PathOf("out"));
        Assert.Equal((ExitCode.Failure, $"error: cannot read '{_folder.PathOf("model.onnx")}': it is a folder"), (run.ExitCode, run.ErrorLine));
        Assert.Equal(["model.onnx"], _folder.Contents());
    }

    [Fact]
    public async Task A_pipe_is_not_waited_for()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using (var maker = Process.Start("mkfifo", [_folder.PathOf("model.onnx")]))
        {
            await maker.WaitForExitAsync();
        }

        await AssertRefusedAsync(_folder.PathOf("model.onnx")).WaitAsync(Patience);
    }

    [Fact]
    public async Task An_output_folder_that_is_a_file_is_one_line()
    {
        var file = _folder.Write("file", [0]);
        var run = await Tool.RunAsync("import", Model, "--output", file);
        Assert.Equal((ExitCode.Failure, $"error: --output: '{file}' is a file, not a folder"), (run.ExitCode, run.ErrorLine));
        run = await Tool.RunAsync("import", Model, "--output", Path.Combine(file, "below"));
        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.StartsWith($"error: cannot write '{Path.Combine(file, "below", "Model.cs")}': ", run.ErrorLine, StringComparison.Ordinal);
        Assert.Equal(["file"], _folder.Contents());
    }

    [Fact]
    public async Task A_name_too_long_for_a_file_is_one_line_and_leaves_no_folder()
    {
        var name = new string('N', 300);
        var run = await Tool.RunAsync("import", Model, "--output", _folder.PathOf("new", "er"), "--name", name);
        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.StartsWith($"error: cannot write '{_folder.PathOf("new", "er", name + ".cs")}': ", run.ErrorLine, StringComparison.Ordinal);
        Assert.Empty(_folder.Contents());
    }

    [Fact]
    public async Task A_folder_in_the_place_of_a_file_is_one_line_and_keeps_what_was_there()
    {
        Directory.CreateDirectory(_folder.PathOf("Model.safetensors", "inside"));
        await File.WriteAllTextAsync(_folder.PathOf("Model.cs"), "old");
        var before = _folder.Contents();
        var run = await Tool.RunAsync("import", Model, "--output", _folder.PathOf());
        Assert.Equal((ExitCode.Failure, $"error: cannot write '{_folder.PathOf("Model.safetensors")}': it is a folder"), (run.ExitCode, run.ErrorLine));
        Assert.Equal(before, _folder.Contents());
        Assert.Equal("old", await File.ReadAllTextAsync(_folder.PathOf("Model.cs")));
    }

    private async Task AssertRefusedAsync(string model)
    {
        var run = await Tool.RunAsync("import", model, "--output", _folder.PathOf("out"), "--project");
        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.StartsWith($"error: '{model}' is no sound ONNX file: ", run.ErrorLine, StringComparison.Ordinal);
        Assert.Equal([Path.GetFileName(model)], _folder.Contents());
    }
}
