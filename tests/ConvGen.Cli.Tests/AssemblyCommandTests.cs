using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using ConvGen.Model;
using Xunit;

namespace ConvGen.Cli.Tests;

/// <summary>Describing and checking networks of a compiled assembly.</summary>
public sealed class AssemblyCommandTests : IDisposable
{
    private const string Sound = """
        using ConvGen;
        namespace Nets;
        [ConvNet(3, 8, 8)]
        [Conv(16, 3, Padding = 1, Name = "stem"), Relu]
        [Use<Pair>(16, Repeat = 2)]
        [GlobalAvgPool]
        [Dense(10, Name = "head")]
        public sealed partial class Sound;

        [ConvBlock]
        [Conv(Param.A, 3, Padding = 1)]
        [Add("input")]
        public sealed class Pair;
        """;

    private const string Bordered = """
        using ConvGen;
        [ConvNet(3, 8, 8)]
        [Conv(16, 3, Stride = 2)]
        public sealed partial class Bordered;
        """;

    private const string Broken = """
        using ConvGen;
        [ConvNet(3, 8, 8)]
        [Conv(16, 3, Groups = 2)]
        public sealed partial class Broken;
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Compile(params string[] sources) => _folder.Write("Nets.dll", SourceCompiler.Emit(sources));

    [Fact]
    public async Task A_description_has_a_row_per_layer_and_the_totals()
    {
        var text = await Tool.SucceedAsync("describe", Compile(Sound));
        var stem = Assert.Single(text.Split('\n'), static line => line.Contains(" stem ", StringComparison.Ordinal));
        Assert.Equal(["stem", "Conv", "16×8×8", "3×3", "1×1", "3×3", "448", "27,648", "4,096"], stem.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("pair2.conv1", text, StringComparison.Ordinal);
        Assert.Contains(" total ", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markdown_has_a_table_of_equal_rows()
    {
        var lines = (await Tool.SucceedAsync("describe", Compile(Sound), "--format", "markdown")).Split('\n').Where(static line => line.StartsWith('|')).ToList();
        Assert.Single(lines.Select(static line => line.Count(static letter => letter == '|')).Distinct());
        Assert.Contains("| head | Dense | 10 | all |  |  | 170 | 160 | 40 |", lines);
    }

    [Fact]
    public async Task Json_has_the_numbers_of_the_analysis()
    {
        var path = Compile(Sound);
        var analysis = NetworkReview.Of(SourceCompiler.Networks(SourceCompiler.Compile(Sound)).Single()).Analysis;

        using var json = JsonDocument.Parse(await Tool.SucceedAsync("describe", path, "--format", "json"));

        var network = json.RootElement.GetProperty("networks").EnumerateArray().Single();
        Assert.Equal("Nets.Sound", network.GetProperty("name").GetString());
        Assert.Equal(analysis.Totals.Parameters, network.GetProperty("parameters").GetInt64());
        Assert.Equal(analysis.Totals.Macs, network.GetProperty("macs").GetInt64());
        Assert.Equal(analysis.Memory.PeakActivationBytes, network.GetProperty("peakActivationBytes").GetInt64());
        var layers = network.GetProperty("layers").EnumerateArray().ToList();
        Assert.Equal(analysis.Layers.Select(static layer => layer.Node.Name), layers.Select(static layer => layer.GetProperty("name").GetString()!));
        Assert.Equal(analysis.Layers[^2].Fields[0].Size, layers[^2].GetProperty("receptiveFields")[0].GetProperty("size").GetInt64());
    }

    [Fact]
    public async Task A_type_is_chosen_by_name()
    {
        var path = Compile(Sound, Bordered);
        var text = await Tool.SucceedAsync("describe", path, "--type", "Bordered");
        Assert.Contains("Bordered", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Sound", text, StringComparison.Ordinal);

        var run = await Tool.RunAsync("describe", path, "--type", "Absent");
        Assert.Equal($"error: '{path}' declares no network 'Absent'; it has Bordered, Nets.Sound", run.ErrorLine);
    }

    [Theory]
    [InlineData(Sound, ExitCode.Success, ExitCode.Success)]
    [InlineData(Bordered, ExitCode.Success, ExitCode.Findings)]
    [InlineData(Broken, ExitCode.Findings, ExitCode.Findings)]
    public async Task Errors_and_if_wanted_warnings_decide_the_exit_code(string source, int expected, int expectedWithWarnings)
    {
        var path = Compile(source);
        Assert.Equal(expected, (await Tool.RunAsync("check", path)).ExitCode);
        Assert.Equal(expectedWithWarnings, (await Tool.RunAsync("check", path, "--warnaserror")).ExitCode);
    }

    [Fact]
    public async Task A_finding_says_file_network_rule_and_attribute()
    {
        var path = Compile(Bordered);
        var lines = (await Tool.SucceedAsync("check", path)).Split('\n');
        Assert.Contains(lines, line => line.StartsWith($"{path}(Bordered): warning CVG101: 'conv1': ", StringComparison.Ordinal));
        Assert.Contains("    [Conv(16, 3, Stride = 2)]", lines);
        Assert.Contains(lines, static line => line.StartsWith("1 network: 0 errors, 1 warning, ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sarif_has_a_result_per_finding_and_a_rule_for_each()
    {
        var path = Compile(Sound, Bordered, Broken);
        var run = await Tool.RunAsync("check", path, "--format", "sarif");
        var findings = SourceCompiler.Networks(SourceCompiler.Compile(Sound, Bordered, Broken)).SelectMany(static network => NetworkReview.Of(network).Findings).ToList();

        using var json = JsonDocument.Parse(run.Output);

        Assert.Equal(ExitCode.Findings, run.ExitCode);
        Assert.Equal("2.1.0", json.RootElement.GetProperty("version").GetString());
        var sarif = json.RootElement.GetProperty("runs").EnumerateArray().Single();
        var rules = sarif.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().ToList();
        var results = sarif.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(findings.Select(static finding => finding.Message), results.Select(static result => result.GetProperty("message").GetProperty("text").GetString()!));
        Assert.All(results, result => Assert.Equal(
            result.GetProperty("ruleId").GetString(), rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString()));
        Assert.Equal(new Uri(path).AbsoluteUri, results[0].GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString());
    }

    [Fact]
    public async Task A_broken_network_is_described_as_far_as_it_is_known()
    {
        var run = await Tool.RunAsync("describe", Compile(Broken));
        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Contains("Broken has errors", run.Errors, StringComparison.Ordinal);
        Assert.Contains(" ? ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_network_is_not_exported()
    {
        var run = await Tool.RunAsync("export", Compile(Broken), "--output", _folder.PathOf("net.onnx"));
        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.StartsWith("error: Broken has errors; the first is CVG003: ", run.ErrorLine, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.PathOf("net.onnx")));
    }
}
