using System;
using System.Threading.Tasks;
using Xunit;

namespace ConvGen.Cli.Tests;

public sealed class CommandLineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Help_names_every_command()
    {
        var help = await Tool.SucceedAsync("--help");
        foreach (var command in new[] { "import", "describe", "check", "run", "export" })
        {
            Assert.Contains($"  {command} <FILE>", help, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("import", "--output <DIR>", "--name <NET>", "--namespace <N>", "--input-shape <3x416x416>", "--outputs <A,B>", "--project", "--source <PATH>")]
    [InlineData("describe", "--format <Json|Markdown|Text>", "--type <NAME>")]
    [InlineData("check", "--format <Sarif|Text>", "--warnaserror")]
    [InlineData("run", "--input <FILE>", "--output <FILE>", "--weights <FILE>")]
    [InlineData("export", "--output <FILE>", "--type <NAME>", "--weights <FILE>")]
    public async Task Help_of_a_command_names_its_options(string command, params string[] options)
    {
        var help = await Tool.SucceedAsync(command, "--help");
        foreach (var option in options)
        {
            Assert.Contains(option, help, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("error: Required command was not provided.")]
    [InlineData("error: Option '--output' is required.", "import", "x.onnx")]
    [InlineData("error: cannot read 'nowhere.onnx': there is no such file", "describe", "nowhere.onnx")]
    [InlineData("error: cannot read 'nowhere.dll': there is no such file", "check", "nowhere.dll")]
    [InlineData("error: cannot read 'nowhere.onnx': there is no such file", "import", "nowhere.onnx", "--output", "nowhere")]
    [InlineData("error: --input-shape: 'wide' is no extent; a shape is written like 3x416x416", "describe", "x.onnx", "--input-shape", "3xwide")]
    [InlineData("error: --name: '9lives' is no name of a C# class", "import", "x.onnx", "--output", "nowhere", "--name", "9lives")]
    [InlineData("error: --name: '../up' is no name of a C# class", "import", "x.onnx", "--output", "nowhere", "--name", "../up")]
    [InlineData("error: --name: 'class' is no name of a C# class", "import", "x.onnx", "--output", "nowhere", "--name", "class")]
    [InlineData("error: --name: 'record' is no name of a C# class", "import", "x.onnx", "--output", "nowhere", "--name", "record")]
    [InlineData("error: --name: '@class' is no name of a C# class", "import", "x.onnx", "--output", "nowhere", "--name", "@class")]
    [InlineData("error: --name: 'Activation' has a meaning of its own in the source that is written", "import", "x.onnx", "--output", "nowhere", "--name", "Activation")]
    [InlineData("error: --output: no folder is given; '.' is the current one", "import", "x.onnx", "--output", "")]
    [InlineData("error: --namespace: 'a..b' is no C# namespace", "import", "x.onnx", "--output", "nowhere", "--namespace", "a..b")]
    public async Task What_cannot_be_done_is_one_line_and_exit_code_2(string expected, params string[] arguments)
    {
        var run = await Tool.RunAsync(arguments);
        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Equal(expected, run.Errors.Trim());
        Assert.Equal("", run.Output);
    }

    [Fact]
    public async Task Verbose_shows_where_an_error_arose()
    {
        var run = await Tool.RunAsync("describe", "nowhere.onnx", "--verbose");
        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Contains("   at ConvGen.Cli.", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_assembly_says_so()
    {
        var path = _folder.Write("noise.dll", [1, 2, 3]);
        var run = await Tool.RunAsync("describe", path);
        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Equal($"error: '{path}' is no .NET assembly", run.ErrorLine);
    }

    [Fact]
    public async Task An_assembly_without_networks_says_so()
    {
        var path = _folder.Write("Empty.dll", SourceCompiler.Emit("class Nothing;"));
        var run = await Tool.RunAsync("check", path);
        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Equal($"error: '{path}' declares no network: none of its classes carries [ConvNet]", run.ErrorLine);
    }
}
