using System;
using System.Threading.Tasks;
using ConvGen.Model;
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

        Assert.Contains("  explain <RULE>", help, StringComparison.Ordinal);
        Assert.Equal(help, await Tool.SucceedAsync());
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
    [InlineData("error: 'descrbe' is no command; did you mean 'describe'? the commands are import, describe, check, explain, run, export", "descrbe", "x.onnx")]
    [InlineData("error: 'frobnicate' is no command; the commands are import, describe, check, explain, run, export", "frobnicate")]
    [InlineData("error: there is no rule 'CVG1044'; did you mean 'CVG104'?", "explain", "CVG1044")]
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

    [Theory]
    [InlineData("face.jpg", "FFD8FFE000104A464946", "a picture: it is what a network is given, convgen run MODEL --input")]
    [InlineData("renamed.onnx", "89504E470D0A1A0A", "a picture: it is what a network is given, convgen run MODEL --input")]
    [InlineData("App.csproj", "3C50726F6A6563743E", "a project: build it (dotnet build -c Release) and name the assembly under bin/")]
    [InlineData("net.pth", "504B0304", "a PyTorch checkpoint: weights without the network.")]
    [InlineData("net.safetensors", "10000000000000007B7D", "weights without the network: name the assembly that declares it, and this file with --weights")]
    [InlineData("weights", "10000000000000007B7D", "weights without the network: name the assembly that declares it, and this file with --weights")]
    [InlineData("net.tflite", "1C00000054464C33", "a TensorFlow Lite model: tf2onnx turns it into ONNX")]
    public async Task A_file_of_another_kind_is_named_as_what_it_is(string name, string start, string expected)
    {
        var path = _folder.Write(name, Convert.FromHexString(start));
        foreach (var arguments in new string[][] { ["describe", path], ["check", path], ["run", path, "--input", path], ["import", path, "--output", _folder.PathOf("out")] })
        {
            var run = await Tool.RunAsync(arguments);
            Assert.Equal(ExitCode.Failure, run.ExitCode);
            Assert.StartsWith($"error: '{path}' is no network but {expected}", run.ErrorLine, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("CVG104")]
    [InlineData("cvg104")]
    [InlineData("104")]
    public async Task Explain_prints_the_page_of_a_rule(string word)
    {
        var page = await Tool.SucceedAsync("explain", word);
        Assert.StartsWith("# CVG104: ", page, StringComparison.Ordinal);
        Assert.DoesNotContain("](CVG", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_knows_every_rule()
    {
        foreach (var rule in RuleCatalog.All)
        {
            Assert.StartsWith($"# {rule.Id}: {rule.Title}", await Tool.SucceedAsync("explain", rule.Id), StringComparison.Ordinal);
        }
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
